import Foundation
import SampleShop

/// A shop written into a folder of its own, removed with the object.
final class ShopFolder {
  let url: URL

  init(orders: Int, seed: UInt64 = 1, layout: SampleShop.Layout = .shopify) throws {
    url = ShopFolder.fresh()
    try SampleShop.write(to: url, orders: orders, seed: seed, layout: layout)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  static func fresh() -> URL {
    FileManager.default.temporaryDirectory
      .appendingPathComponent("sample-shop-\(UUID().uuidString)")
  }

  static let packageRoot = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  func bytes(_ file: String) throws -> Data {
    try Data(contentsOf: url.appendingPathComponent(file))
  }

  func table(_ file: String) throws -> Table { try Table(bytes(file)) }
}
