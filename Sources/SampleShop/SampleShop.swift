import Foundation

/// An invented European skincare shop, Maison Aubépine: three years of orders that tell stories.
///
/// The shop opens on 2023-07-01 and the files end with 2026-06-30, both days of Europe/Paris. The
/// same seed, number of orders and layout give the same bytes on every platform.
public enum SampleShop {
  /// How the same facts are laid out in files.
  public enum Layout: String, CaseIterable, Sendable {
    /// The shop's own export: orders with 79 columns and a row per line item.
    case shopify
    /// One plain file per kind: orders, line items, customers, products.
    case generic

    /// The names of the files that this layout writes.
    public var files: [String] {
      let own =
        switch self {
        case .shopify: ["orders_export.csv", "customers_export.csv", "products_export.csv"]
        case .generic: ["orders.csv", "line_items.csv", "customers.csv", "products.csv"]
        }
      return own + ["consents.csv"] + Engagement.files + ["tenure.toml", "README.md"]
    }
  }

  /// The number of orders of the committed sample.
  public static let usualOrders = 13_000

  /// The seed of the committed sample.
  public static let usualSeed: UInt64 = 20_260_630

  /// Up to this many orders are written in order of time, as a real export is. More are written
  /// customer after customer, so that memory does not grow with the number of orders.
  public static let chronologicalLimit = 100_000

  /// Writes the shop's files into a folder; none appears there before all are complete.
  ///
  /// - Parameters:
  ///   - directory: made if it is not there; files of other names in it stay as they are.
  ///   - orders: exactly so many orders; their customers are as many as it takes.
  ///   - seed: the same seed makes the same shop.
  ///   - layout: whose exports the files look like.
  ///   - replace: false leaves files of the same names alone and throws.
  ///   - progress: hears now and then how many orders are written; returns false to stop.
  /// - Complexity: O(orders) time; memory is constant above ``chronologicalLimit``.
  public static func write(
    to directory: URL, orders: Int = usualOrders, seed: UInt64 = usualSeed,
    layout: Layout = .shopify, replace: Bool = false, progress: ((Int) -> Bool)? = nil
  ) throws(SampleShopError) {
    guard orders > 0 else { throw .noOrders(orders) }
    let delivery = try Delivery(of: layout.files, to: directory, replace: replace)
    do {
      var history = try History(in: delivery.folder, layout: layout, seed: seed, progress: progress)
      try history.write(orders: orders)
      try delivery.settle()
    } catch {
      delivery.abandon()
      throw error
    }
  }
}
