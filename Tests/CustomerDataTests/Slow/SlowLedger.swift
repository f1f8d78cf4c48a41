@testable import CustomerData

/// Everything read, joined and put in order: orders of every status customer by customer, with
/// dated refunds, so that any day's dataset is one pass over it.
final class SlowLedger {
  let shop: Shop
  let words: Vocabulary
  /// The numbers of orders.
  let references: Vocabulary
  let customers: [SlowCustomer]
  let consents: [ConsentDraft]
  /// Customer by customer, each customer's by time; orders of nobody last.
  let orders: [SlowOrder]
  let refunds: [SlowRefund]
  let lines: LineTable
  let products: ProductTable
  /// Minor units of the reporting currency in one.
  let minorUnits: Int64

  init(
    shop: Shop, words: Vocabulary, references: Vocabulary, customers: [SlowCustomer],
    consents: [ConsentDraft],
    orders: [SlowOrder], refunds: [SlowRefund], lines: LineTable, products: ProductTable,
    minorUnits: Int64
  ) {
    self.shop = shop
    self.words = words
    self.references = references
    self.customers = customers
    self.consents = consents
    self.orders = orders
    self.refunds = refunds
    self.lines = lines
    self.products = products
    self.minorUnits = minorUnits
  }

  /// The local day of the last order or dated refund.
  var lastDay: Day? {
    var last = Int32.min
    for order in orders { last = max(last, order.day) }
    for refund in refunds { last = max(last, refund.day) }
    return last == .min ? nil : Day(number: last)
  }
}

/// One customer; words are codes of the ledger's vocabulary.
struct SlowCustomer: Sendable {
  let id: String
  /// The first day anything is known of them; `Int32.min`: always.
  var firstSeen = Int32.min
  /// Places in the ledger's orders.
  var orders: Range<Int32> = 0..<0
  /// Places in the ledger's consents.
  var consents: Range<Int32> = 0..<0
  var email = Vocabulary.absent
  var phone = Vocabulary.absent
  var firstName = Vocabulary.absent
  var lastName = Vocabulary.absent
  var city = Vocabulary.absent
  var zip = Vocabulary.absent
  var country = Vocabulary.absent
  var language = Vocabulary.absent
  var gender = Vocabulary.absent
  var tags = Vocabulary.absent
  var birthDate: Day?

  init(id: String) { self.id = id }
}

/// One order; amounts in minor units of its own currency.
struct SlowOrder: Sendable {
  /// The row of the customer in the ledger; -1 for nobody.
  var customer: Int32
  var day: Int32
  var minute: Int16
  var second: Int64
  var marks: OrderDraft.Marks
  /// `Int32.max`: never; `Int32.min`: cancelled at a day nobody told.
  var cancelled = Int32.max
  /// Value of the goods before refunds.
  var goods: Int64
  var discount: Int64
  /// What refunds are a part of, when they repay more than goods; 0: they repay goods.
  var refundBase: Int64
  var refunds: Range<Int32> = 0..<0
  /// Reporting currency per unit in parts of `RateTable.scale`; 0: unknown.
  var rate: Int64
  /// Minor units in one of its currency.
  var minorUnits: Int64
  var lines: Range<Int32> = 0..<0
  var reference, currency, channel, campaign, source, device, country, city, zip: Int32
  var discountCode, email, phone: Int32

  /// Goods repaid by the end of a day.
  func repaid(by day: Int32, _ all: [SlowRefund]) -> Int64 {
    var paid: Int64 = 0
    for refund in refunds where all[Int(refund)].day <= day {
      paid = paid.addingReportingOverflow(all[Int(refund)].amount).partialValue
    }
    guard refundBase > 0 && paid != 0 else { return paid }
    return (Int128(paid) * Int128(goods)).dividedHalfEven(by: Int128(refundBase))
  }

  /// An amount in minor units of the reporting currency, rounded half to even.
  func reported(_ amount: Int64, _ minorUnits: Int64) -> Int64 {
    guard rate != RateTable.scale || self.minorUnits != minorUnits else { return amount }
    return (Int128(amount) * Int128(rate) * Int128(minorUnits))
      .dividedHalfEven(by: Int128(RateTable.scale) * Int128(self.minorUnits))
  }
}

/// One refund of an order, in its currency's minor units.
struct SlowRefund: Sendable {
  var day: Int32
  var amount: Int64
}

extension SlowLedger {
  /// The last day anything is known of: the day of a folder without orders.
  var lastKnownDay: Day? {
    let seen = customers.map(\.firstSeen).filter { $0 != .min }.map(Day.init(number:))
    return (consents.compactMap(\.moment?.day) + seen).max()
  }
}
