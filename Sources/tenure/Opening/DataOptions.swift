import ArgumentParser
import Audiences
import CustomerData
import Dashboard
import Foundation
import Retention
import RetentionEngine

/// How a table is printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, csv, json
}

/// The flags of every command that reads data.
struct DataOptions: ParsableArguments {
  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "The day whose end the figures are of (default: the local day of the last dated row).",
      valueName: "date"))
  var asOf: String?

  @Option(help: ArgumentHelp("Restrict everything to these customers.", valueName: "expr"))
  var audience: String?

  @Option(help: "How to print: text, csv or json.")
  var format = OutputFormat.text

  @Option(help: ArgumentHelp("The language: en or fr (default: the locale's).", valueName: "en|fr"))
  var lang: String?

  @Option(
    help: ArgumentHelp(
      "The folder of saved audiences and deliveries (default: $TENURE_WORKSPACE, else under $XDG_DATA_HOME).",
      valueName: "dir"))
  var workspace: String?

  @Option(
    help: ArgumentHelp(
      "The activity window of retention and churn: days, or p90 of the gaps between purchases (default: tenure.toml's).",
      valueName: "days|p90"))
  var window: String?

  @Flag(name: .customLong("no-snapshot"), help: "Neither read nor write a snapshot file.")
  var noSnapshot = false

  @Flag(help: "Print nothing but the answer.")
  var quiet = false

  /// Words in the user's language, without a currency yet.
  var wording: Wording {
    Wording(Language(named: lang, environment: ProcessInfo.processInfo.environment))
  }

  /// Where fitted models are kept; nil: nowhere.
  var shelf: ModelShelf? {
    noSnapshot ? nil : .standard(ProcessInfo.processInfo.environment)
  }

  func validate() throws {
    if let lang, !Language.allCases.map(\.rawValue).contains(lang.lowercased()) {
      throw ValidationError("--lang is en or fr, not '\(lang)'.")
    }
    if let asOf, Day(iso: asOf) == nil {
      throw ValidationError("--as-of is a day such as 2026-06-30, not '\(asOf)'.")
    }
    if let window, ActivityWindow(window) == nil {
      throw ValidationError("--window is a number of days or p90, not '\(window)'.")
    }
  }

  /// The window of `--window`, else the shop's.
  var activityWindow: ActivityWindow { window.flatMap { ActivityWindow($0) } ?? .shop }

  /// Where what was read is kept for the next time; nil with `--no-snapshot`.
  var snapshots: SnapshotCache? {
    noSnapshot ? nil : SnapshotCache(environment: ProcessInfo.processInfo.environment)
  }

  /// The day of `--as-of`; nil: the last dated row's.
  var asOfDay: Day? { asOf.flatMap { Day(iso: $0) } }
}

/// The folder argument, last on the line.
struct DataArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A folder of exports (default: $TENURE_DATA, else the sample shop).", valueName: "data"))
  var data: String?
}
