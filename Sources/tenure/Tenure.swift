import ArgumentParser

/// The roof: reads the arguments and opens the rest.
@main
struct Tenure: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Retention analytics in the terminal.", version: "0.1.0")
}
