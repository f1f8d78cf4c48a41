import CustomerData
import Foundation
import Support
import Testing

@Suite("Damaged exports") struct DialectFuzzTests {
  static let fixtures = [
    "klaviyo_profiles.csv", "magento_customers.csv", "magento_orders.csv",
    "prestashop_customers_en.csv", "prestashop_orders_fr.csv", "prestashop_query.csv",
    "shopify_customers_new.csv",
    "shopify_customers_old.csv", "shopify_orders.csv", "shopify_orders_excel_fr.csv",
    "shopify_products_new.csv", "shopify_products_old_subset.csv", "stripe_payments.csv",
    "woocommerce_analytics_customers.csv", "woocommerce_analytics_orders.csv",
    "woocommerce_webtoffee_orders.csv",
  ]

  /// TENURE_FUZZ asks for more than the few of every run.
  static let count =
    ProcessInfo.processInfo.environment["TENURE_FUZZ"].flatMap { Int($0) } ?? 30

  @Test("Every row of a damaged export is accepted, refused or dropped", arguments: fixtures)
  func rowsAddUp(fixture: String) throws {
    let url = try #require(
      Bundle.module.url(forResource: fixture, withExtension: nil, subdirectory: "Fixtures"))
    let whole = [UInt8](try Data(contentsOf: url))
    let folder = try Folder()
    for number in Seed.some(Self.count) {
      var seed = Seed(number)
      let damaged = Self.damage(whole, &seed)
      try folder.write("damaged.csv", damaged)
      for file in Self.report(folder)?.files ?? [] {
        #expect(
          file.rows == file.accepted + file.refused + file.dropped && file.accepted >= 0,
          "\(fixture), seed \(number)")
      }
    }
  }

  /// What the loader says, whether the folder is of use or not; the day's dataset is made too.
  private static func report(_ folder: Folder) -> IngestReport? {
    do throws(LoadError) {
      let history = try folder.load()
      _ = history.dataset()
      return history.report
    } catch .nothingUsable(let report) {
      return report
    } catch {
      Issue.record("\(error)")
      return nil
    }
  }

  /// A few bytes changed, left out, doubled or swapped for what means something in such files.
  private static func damage(_ bytes: [UInt8], _ seed: inout Seed) -> [UInt8] {
    let meaningful = Array("\"\";,\n\r\t|:-+.=@'09 \u{FEFF}€é".utf8)
    var bytes = bytes
    for _ in 0..<seed.int(1...12) where bytes.count > 2 {
      let place = seed.int(0...(bytes.count - 1))
      switch seed.int(0...5) {
      case 0: bytes[place] = UInt8(seed.int(0...255))
      case 1: bytes[place] = seed.pick(meaningful)
      case 2: bytes.remove(at: place)
      case 3: bytes.insert(seed.pick(meaningful), at: place)
      case 4: bytes.insert(contentsOf: Array("99999999999999999".utf8), at: place)
      default:
        let end = min(bytes.count, place + seed.int(1...200))
        bytes.insert(contentsOf: bytes[place..<end], at: place)
      }
    }
    return bytes
  }
}
