import Audiences
import CustomerData
import Dashboard
import Foundation
import Retention
import RetentionEngine

/// Prints a command's answer in the format asked for.
struct Printer {
  let shop: OpenShop
  let command: String

  /// A table, its column titles for people, and the account of its numbers.
  func print(
    _ table: FactTable, titles: [String]? = nil, heading: String = "",
    explain: [(String, Explanation)] = []
  ) {
    switch shop.options.format {
    case .csv: Self.write(CSVOutput.text(table, decimals: decimals))
    case .json: Self.write(json(table, explain).text() + "\n")
    case .text:
      if !heading.isEmpty { Self.write(forPeople: heading + "\n\n") }
      Self.write(forPeople: TextOutput(wording: shop.wording).text(table, titles: titles))
    }
  }

  /// One object of the contract's shape.
  func json(_ table: FactTable, _ explain: [(String, Explanation)]) -> JSON {
    let rows = table.rows.map { row in
      JSON.object(zip(table.columns, row).map { ($0, JSON($1, decimals: decimals)) })
    }
    let accounts = explain.map { ($0.0, ExplanationJSON(wording: shop.wording).object($0.1)) }
    return .object(head + [("rows", .array(rows)), ("explain", .object(accounts))])
  }

  /// Command, version, day, data, audience: the first keys of every json answer.
  var head: [(String, JSON)] {
    [
      ("command", .string(command)), ("version", .string(Tenure.version)),
      ("as_of", .string(shop.summary.asOf.iso)),
      ("currency", .string(orNull: shop.summary.shop.currency?.code)),
      (
        "data",
        .object([
          ("fingerprint", .string(shop.summary.fingerprint.text)),
          ("orders", .number(shop.summary.orders)), ("customers", .number(shop.summary.buyers)),
        ])
      ),
      ("audience", .string(shop.audience.text)),
    ]
  }

  private var decimals: Int { shop.summary.shop.currency?.decimals ?? 2 }

  /// Writes text for people: what the data say can't steer a terminal.
  static func write(forPeople text: String) { write(Harmless.text(text)) }

  /// Writes to standard output; a reader that has gone away ends the program quietly.
  static func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes {
        Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count)
      }
      guard written > 0 else { exit(errno == EPIPE ? 0 : 1) }
      bytes = bytes.dropFirst(written)
    }
  }
}
