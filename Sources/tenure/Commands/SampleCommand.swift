import ArgumentParser
import Dashboard
import Foundation
import SampleShop

/// Writes an invented shop.
struct SampleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: "Write an invented shop: the same seed gives the same bytes.",
    discussion: "Example: tenure sample ~/demo --orders 100000 --layout generic")

  @Argument(help: "The folder to write into; made when it is not there.") var directory: String
  @Option(help: "How many orders.") var orders = SampleShop.usualOrders
  @Option(help: "What chance begins with.") var seed = SampleShop.usualSeed
  @Option(
    help: "shopify: the real export's 79 columns, one row a line item; generic: one file a kind.")
  var layout = SampleShop.Layout.shopify
  @Flag(help: "Replace files that are there.") var replace = false
  @Option(help: ArgumentHelp("The language: en or fr.", valueName: "en|fr")) var lang: String?
  @Flag(help: "Print nothing.") var quiet = false

  func run() async throws {
    let wording = Wording(Language(named: lang, environment: ProcessInfo.processInfo.environment))
    let path = DataFolder.expanded(directory)
    let line = ProgressLine(quiet: quiet)
    defer { line.clear() }
    do throws(SampleShopError) {
      try SampleShop.write(
        to: URL(filePath: path), orders: orders, seed: seed, layout: layout, replace: replace
      ) { done in
        line.show(share: Double(done) / Double(max(1, orders)), "\(done) / \(orders)")
        return !Interruption.shared.isRequested
      }
      line.clear()
      if !quiet { Printer.write(forPeople: wording.orders(orders) + " → " + path + "\n") }
    } catch { throw failure(error, wording) }
  }

  private func failure(_ error: SampleShopError, _ w: Wording) -> Failure {
    switch error {
    case .cancelled: Failure(.interrupted, "")
    case .noOrders(let count):
      Failure(
        .usage,
        w.say(
          "--orders must be 1 or more, not \(count).",
          "--orders doit valoir au moins 1, pas \(count)."))
    case .alreadyThere(let files):
      Failure(
        .no,
        w.say(
          "\(files.joined(separator: ", ")) is there already: --replace replaces it.",
          "\(files.joined(separator: ", ")) existe déjà : --replace le remplace."))
    case .unwritable(let path):
      Failure(.no, w.say("\(path) can't be written.", "\(path) ne peut être écrit."))
    }
  }
}

extension SampleShop.Layout: ExpressibleByArgument {}
