/// Customers who asked to be forgotten, while the files still hold them.
///
/// Their orders stay, so that no total changes; what names them is replaced by a token that leads
/// nowhere, every time the files are read.
public struct ErasedCustomers: Sendable {
  /// What the files know somebody by.
  public enum Sign: Hashable, Sendable {
    /// The shop's id, or the opaque one that stands for it.
    case id(String)
    /// An e-mail address as a file spells it.
    case email(String)
  }

  /// Nobody.
  public static let none = ErasedCustomers(stamp: 0) { _ in nil }

  /// Differs whenever somebody is added: it is part of the data's fingerprint, so that nothing kept
  /// from before is mistaken for what is shown now. 0: nobody.
  let stamp: UInt64
  private let token: @Sendable (Sign) -> String?

  /// Customers by a look-up: the token of whoever has this sign; nil: nobody erased has it.
  public init(stamp: UInt64, token: @escaping @Sendable (Sign) -> String?) {
    self.stamp = stamp
    self.token = token
  }

  /// Replaces whom it concerns. O(customers + orders).
  func hide(
    _ customers: inout [LedgerCustomer], _ orders: inout [LedgerOrder], _ words: Vocabulary
  ) {
    guard stamp != 0 else { return }
    for row in customers.indices {
      guard let token = token(of: customers[row], orders, words) else { continue }
      for place in customers[row].orders { orders[Int(place)].forgetCustomer() }
      customers[row] = customers[row].forgotten(as: token)
    }
  }

  private func token(
    of customer: LedgerCustomer, _ orders: [LedgerOrder], _ words: Vocabulary
  ) -> String? {
    if let token = token(.id(customer.id)) { return token }
    if customer.email >= 0, let token = token(.email(words[customer.email])) { return token }
    for place in customer.orders where orders[Int(place)].email >= 0 {
      if let token = token(.email(words[orders[Int(place)].email])) { return token }
    }
    return nil
  }
}

extension LedgerCustomer {
  /// Country and language stay: figures by them would change, and they name nobody.
  fileprivate func forgotten(as token: String) -> LedgerCustomer {
    var left = LedgerCustomer(id: token)
    left.firstSeen = firstSeen
    left.orders = orders
    left.country = country
    left.language = language
    return left
  }
}

extension LedgerOrder {
  fileprivate mutating func forgetCustomer() {
    email = Vocabulary.absent
    phone = Vocabulary.absent
    city = Vocabulary.absent
    zip = Vocabulary.absent
  }
}
