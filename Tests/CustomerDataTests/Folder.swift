import CustomerData
import Foundation
import Testing

/// A folder of files made for one test, removed with the object.
final class Folder {
  let path: String

  init(_ files: [String: String] = [:]) throws {
    path = FileManager.default.temporaryDirectory.path + "/tenure-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files { try write(name, Array(text.utf8)) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(filePath: path + "/" + name))
  }

  /// Copies a fixture under its own name or another.
  func copy(_ fixture: String, as name: String? = nil) throws {
    let url = try #require(
      Bundle.module.url(forResource: fixture, withExtension: nil, subdirectory: "Fixtures"))
    try FileManager.default.copyItem(atPath: url.path, toPath: path + "/" + (name ?? fixture))
  }

  func load() throws(LoadError) -> History { try DatasetLoader(folder: path).load() }

  /// What the loader throws.
  func failure() -> LoadError? {
    do throws(LoadError) {
      _ = try load()
      return nil
    } catch { return error }
  }
}

extension History {
  /// The report of one file.
  func file(_ name: String) throws -> FileReport {
    try #require(report.files.first { $0.name == name })
  }

  /// The reasons given about one file, in order.
  func reasons(_ name: String) -> [IngestReason] {
    report.problems.filter { $0.file == name }.map(\.reason)
  }
}

extension Dataset {
  /// Net value of all valid orders, in minor units.
  var revenue: Int64 { orders.net.reduce(0, +) }

  /// Customers with a valid order.
  var buyers: Int { Set(buyerOfOrders.filter { $0 >= 0 }).count }

  /// The customer's row of each order, -1 for an order of nobody known.
  var buyerOfOrders: [Int] { orders.ids.indices.map { customers.customer(ofOrder: $0) ?? -1 } }
}

/// A day of a date that the test knows to exist.
func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

extension Folder {
  /// A folder with one fixture and perhaps a tenure.toml.
  convenience init(fixture: String, shop: String? = nil) throws {
    try self.init(shop.map { ["tenure.toml": $0] } ?? [:])
    try copy(fixture)
  }

  /// A shop in Paris that reports in euros.
  static let paris = "[shop]\ncurrency = \"EUR\"\ntimezone = \"Europe/Paris\"\n"
}

extension Dataset {
  /// The contact of a customer's row, found by e-mail address.
  func contact(_ email: String) -> Contact? {
    customers.contacts.first { $0.email.lowercased() == email }
  }
}
