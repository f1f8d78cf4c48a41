import ArgumentParser

/// A guided walk over the sample shop.
struct TourCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tour", abstract: "Walk through the dashboard, step by step, on the sample shop.",
    discussion: "Example: tenure tour")

  @Option(help: ArgumentHelp("The language: en or fr (default: the locale's).", valueName: "en|fr"))
  var lang: String?
  @Flag(help: "Line by line instead of the full screen, for screen readers.") var plain = false

  func run() async throws {
    guard let sample = DataFolder.shipped("sample-data") else {
      throw Failure(.data, "The sample shop is not installed: tenure FOLDER opens yours.")
    }
    var arguments = [sample, "--tour"]
    if let lang { arguments += ["--lang", lang] }
    if plain { arguments.append("--plain") }
    let open = try OpenCommand.parse(arguments)
    try await open.run()
  }
}
