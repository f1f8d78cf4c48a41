/// One order: what was bought, when, at what price, and what became of it. Amounts in cents.
struct Purchase: Sendable {
  struct Line: Sendable {
    let product: Int
    let quantity: Int
    var discount = 0

    var goods: Int { Catalogue.products[product].price * quantity }
  }

  enum Fate: Sendable {
    case paid
    case pending
    case cancelled(at: Int)
    case refunded(at: Int)
    case partiallyRefunded(Int, at: Int)
    case test
  }

  /// A fault written into the files on purpose.
  enum Fault: Sendable { case impossibleDate, letterInTotal }

  /// Seconds since 1970.
  let instant: Int
  var lines: [Line]
  var channel = 0
  var campaign: String?
  var code: String?
  var shipping = 0
  var fate = Fate.paid
  var isFromBoutique = false
  var payment = 0
  var note: Int?
  /// Which spelling of the buyer's address the order has.
  var spelling = 0
  var fault: Fault?

  var discount: Int { lines.reduce(0) { $0 + $1.discount } }
  var subtotal: Int { lines.reduce(0) { $0 + $1.goods - $1.discount } }
  var total: Int { subtotal + shipping }

  var refunded: Int {
    switch fate {
    case .refunded: total
    case .partiallyRefunded(let amount, _): amount
    case .paid, .pending, .cancelled, .test: 0
    }
  }

  /// Tax contained in the total, rounded half up.
  func tax(percent: Int) -> Int { (2 * total * percent + 100 + percent) / (2 * (100 + percent)) }

  /// Takes a percentage off each line, rounded down to the cent.
  mutating func takeOff(percent: Int) {
    for index in lines.indices { lines[index].discount = lines[index].goods * percent / 100 }
  }
}
