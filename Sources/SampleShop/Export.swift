/// The files of one layout, open for writing.
protocol Export {
  /// The number is the order's place in the shop's history, from 0.
  func write(_ order: Purchase, number: Int, of shopper: Shopper, record: Int)
    throws(SampleShopError)

  /// One row per record of the person in the shop; none for a guest.
  func write(_ shopper: Shopper, record: Int) throws(SampleShopError)

  func close() throws(SampleShopError)
}

/// How the shop numbers what it keeps.
enum Numbering {
  static func orderName(_ number: Int) -> String { "#\(1001 + number)" }
  static func orderID(_ number: Int) -> Int { 5_400_000_000_000 + number * 32_768 }
  static func customerID(_ record: Int) -> Int { 7_100_000_000_000 + record * 32_768 }
}

extension Shopper {
  /// The address as this order spells it; nil at the counter.
  func address(on order: Purchase) -> String? {
    guard let first = addresses.first else { return nil }
    return switch order.spelling {
    case 1: addresses.last
    case 2: first.uppercased()
    case 3: first + " "
    default: first
    }
  }

  /// Sum of what was paid and kept, over orders that count, in cents.
  var spent: Int { counted.reduce(0) { $0 + $1.total - $1.refunded } }

  var counted: [Purchase] {
    purchases.filter { order in
      switch order.fate {
      case .paid, .refunded, .partiallyRefunded: true
      case .pending, .cancelled, .test: false
      }
    }
  }
}
