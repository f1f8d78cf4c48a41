import ArgumentParser
import Dashboard
import Foundation

/// The roof: reads the arguments and opens the rest.
struct Tenure: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "tenure",
    abstract: "Retention analytics in the terminal.",
    discussion: """
      Point it at a folder of exports (Shopify, WooCommerce, PrestaShop, generic CSV …):

        tenure ~/exports/shop

      Nothing leaves this machine. Every number is an audience: in the dashboard, enter opens the \
      customers behind it, a shows their expression, x explains it, e delivers it.
      """,
    version: version,
    subcommands: [
      OpenCommand.self, OverviewCommand.self, CohortsCommand.self, SegmentsCommand.self,
      BridgeCommand.self, RepeatCommand.self, BreakdownCommand.self, ConcentrationCommand.self,
      OrdersCommand.self, ReturnsCommand.self, WhatIfCommand.self, SatisfactionCommand.self,
      PaybackCommand.self, ShowCommand.self,
      AtRiskCommand.self, ModelsCommand.self, CustomersCommand.self, CustomerCommand.self,
      ExplainCommand.self,
      AudienceCommand.self, ExportCommand.self, VerifyCommand.self, SuppressCommand.self,
      EraseCommand.self, AccessCommand.self, InactiveCommand.self, CheckCommand.self,
      SampleCommand.self, TourCommand.self,
      ManualCommand.self, TasksCommand.self,
      ThemesCommand.self,
    ],
    defaultSubcommand: OpenCommand.self)
}

/// Where the program begins: exit codes are the contract's, errors one sentence on standard error.
@main
enum Main {
  static func main() async {
    signal(SIGPIPE, SIG_IGN)
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      if let opening = DashboardOpening.plain(arguments, commands: commands) {
        return try await open(opening, arguments)
      }
      var command = try parsed(arguments)
      if command is OpenCommand == false { Interruption.shared.watch() }
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let failure as Failure {
      end(failure)
    } catch {
      end(usage: error)
    }
  }

  private static func open(_ opening: DashboardOpening, _ arguments: [String]) async throws {
    do throws(DashboardOpening.Problem) {
      try await opening.run()
    } catch {
      switch error {
      case .failure(let failure): throw failure
      case .noTerminal:
        let command = try OpenCommand.parse(arguments)
        try await command.run()
      }
    }
  }

  private static func commands() -> [String] {
    Tenure.configuration.subcommands.map { $0.configuration.commandName ?? "" }
  }

  /// For a dashboard the other commands need not be known, whose arguments take longer to set up than the first frame
  /// takes to draw. What is wrong is told by the whole parser.
  private static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
    let names = commands()
    let asksForMore = arguments.contains {
      names.contains($0) || ["-h", "help"].contains($0) || $0.hasPrefix("--help")
        || $0.hasPrefix("--version") || $0.hasPrefix("--generate")
        || $0.hasPrefix("--experimental") || $0.hasPrefix("---")
    }
    if !asksForMore, let open = try? OpenCommand.parse(arguments) { return open }
    return try Tenure.parseAsRoot(arguments)
  }

  private static func end(_ failure: Failure) -> Never {
    if !failure.message.isEmpty { say("tenure: " + failure.message) }
    exit(failure.code.rawValue)
  }

  private static func end(usage error: any Error) -> Never {
    let code = Tenure.exitCode(for: error)
    if code.isSuccess {
      Printer.write((isFrench ? frenchHelp : nil) ?? Tenure.fullMessage(for: error) + "\n")
      exit(0)
    }
    say("tenure: " + sentence(error))
    exit(code == .validationFailure ? Failure.Code.usage.rawValue : code.rawValue)
  }

  private static var isFrench: Bool {
    let arguments = CommandLine.arguments
    let named = arguments.firstIndex(of: "--lang").flatMap { place in
      arguments.indices.contains(place + 1) ? arguments[place + 1] : nil
    }
    let environment = ProcessInfo.processInfo.environment
    return Language(named: named, environment: environment) == .french
  }

  /// The help that was asked for; nil: something else was, such as the version.
  private static var frenchHelp: String? {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let isHelp = arguments.contains { ["-h", "--help", "help"].contains($0) }
    return isHelp ? HelpPage.french(for: arguments) : nil
  }

  // One line: what is wrong, and the command whose help tells more.
  private static func sentence(_ error: any Error) -> String {
    let message = Tenure.message(for: error).split(whereSeparator: \.isNewline)
    let full = Tenure.fullMessage(for: error).split(separator: "'")
    let help = full.first { $0.hasPrefix("tenure") && $0.hasSuffix("--help") } ?? "tenure --help"
    let said = message.joined(separator: " ")
    let words = isFrench ? FrenchUsage.sentence(said) : said
    let isEnded = words.last.map { ".?!".contains($0) } ?? true
    return words + (isEnded ? " " : ". ") + (isFrench ? "Voir" : "See") + " \(help)."
  }

  private static func say(_ text: String) {
    FileHandle.standardError.write(Data((Harmless.text(text) + "\n").utf8))
  }
}
