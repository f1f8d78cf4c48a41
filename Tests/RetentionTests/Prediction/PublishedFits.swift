import CustomerData
import Retention
import Testing

/// The CDNOW sample's buyers by 1997-09-30 and the models fitted to them once for all tests.
enum PublishedFits {
  static let history = PurchaseHistory(PublishedShop.cdnow.dataset)
  static let cdnow = PurchaseFits(history)

  static func fit(_ family: PurchaseFamily) throws -> PurchaseFit {
    try #require(cdnow.all.first { $0.family == family })
  }

  /// The row of a customer of the sample, by the number of its id.
  static func row(_ number: Int) throws -> Int {
    let id = "C" + String(repeating: "0", count: 4 - String(number).count) + String(number)
    let contacts = PublishedShop.cdnow.dataset.customers.contacts
    return try #require(
      history.rows.first { contacts[Int(history.customers[$0])].customerID == id })
  }
}

/// Within an absolute distance.
func near(_ value: Double, _ expected: Double, _ distance: Double) -> Bool {
  abs(value - expected) <= distance
}
