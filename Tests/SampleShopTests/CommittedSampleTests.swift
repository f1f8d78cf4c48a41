import Foundation
import SampleShop
import Testing

@Suite("The committed sample data")
struct CommittedSampleTests {
  private let folder = ShopFolder.packageRoot.appendingPathComponent("sample-data")

  @Test("are what the generator writes today, byte for byte")
  func committed() throws {
    let shop = try ShopFolder(orders: SampleShop.usualOrders, seed: SampleShop.usualSeed)
    if ProcessInfo.processInfo.environment["TENURE_RECORD"] == "1" {
      try SampleShop.write(to: folder, replace: true)
      Issue.record("sample-data was rewritten")
    }
    for file in SampleShop.Layout.shopify.files {
      let kept = try Data(contentsOf: folder.appendingPathComponent(file))
      #expect(try shop.bytes(file) == kept, "\(file)")
    }
  }

  @Test("are at most twelve megabytes")
  func size() throws {
    let sizes = try SampleShop.Layout.shopify.files.map { file in
      try Data(contentsOf: folder.appendingPathComponent(file)).count
    }
    #expect(sizes.reduce(0, +) <= 12_000_000)
  }
}
