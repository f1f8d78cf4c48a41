/// What rows told about one order; words are codes of the intake's vocabulary, amounts millionths
/// of the order's own currency.
struct OrderDraft: Sendable {
  /// What an order's status says, whatever the platform's word.
  struct Marks: OptionSet, Sendable {
    let rawValue: UInt16
    static let test = Marks(rawValue: 1)
    static let unpaid = Marks(rawValue: 2)
    static let cancelled = Marks(rawValue: 4)
    /// Refunded to the last cent, whatever the amount column says.
    static let refunded = Marks(rawValue: 8)
    /// A row of it was refused: the order is not counted.
    static let spoiled = Marks(rawValue: 16)
    /// Its goods are the sum of its lines, not total − shipping.
    static let sumsLines = Marks(rawValue: 32)
    /// Refunds repay shipping and tax too: goods ÷ total of each is the goods' part.
    static let prorates = Marks(rawValue: 64)
    /// Only line items tell it.
    static let lineMade = Marks(rawValue: 128)
  }

  var isLineMade: Bool { marks.contains(.lineMade) }

  /// An amount that no row told.
  static let untold = Int64.min

  var file: Int32
  var line: Int32
  /// Rows that told it.
  var rows: Int32 = 1
  /// The platform's own id, where it has one beside the number shown.
  var internalID = Vocabulary.absent
  /// The number shown.
  var reference = Vocabulary.absent
  var party: Int32 = -1
  var email = Vocabulary.absent
  var phone = Vocabulary.absent
  var moment: Moment?
  var total = untold
  var shipping: Int64 = 0
  var tax: Int64 = 0
  var discount: Int64 = 0
  var refunded = untold
  /// The day of `refunded`; nil: not told.
  var refundedDay: Day?
  /// The day of a cancellation; nil: not told.
  var cancelledDay: Day?
  var marks: Marks = []
  var currency = Vocabulary.absent
  var channel = Vocabulary.absent
  var campaign = Vocabulary.absent
  var source = Vocabulary.absent
  var device = Vocabulary.absent
  var country = Vocabulary.absent
  var city = Vocabulary.absent
  var zip = Vocabulary.absent
  var discountCode = Vocabulary.absent

  init(file: Int32, line: Int32) {
    self.file = file
    self.line = line
  }
}

/// One line item; amounts and units in millionths.
struct LineDraft: Sendable {
  /// The order's place in the intake.
  var order: Int32
  var productID = Vocabulary.absent
  var sku = Vocabulary.absent
  var name = Vocabulary.absent
  var category = Vocabulary.absent
  var brand = Vocabulary.absent
  var quantity: Int64 = 0
  var price: Int64 = 0
  var discount: Int64 = 0
  /// `price` is the whole line's, not one unit's.
  var isTotal = false
}

/// One row about a customer.
struct CustomerDraft: Sendable {
  var file: Int32
  var party: Int32
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
  var created: Day?

  init(file: Int32, party: Int32) {
    self.file = file
    self.party = party
  }
}

/// One row about a product.
struct ProductDraft: Sendable {
  var productID = Vocabulary.absent
  var sku = Vocabulary.absent
  var name = Vocabulary.absent
  var category = Vocabulary.absent
  var brand = Vocabulary.absent
  /// Millionths; nil: not told.
  var unitCost: Int64?
  /// From when the cost holds; nil: always.
  var costFrom: Day?
}

/// One row about a consent.
struct ConsentDraft: Sendable, BitwiseCopyable {
  /// How much a statement weighs against others on the same purpose.
  enum Weight: UInt8, Comparable, Sendable {
    /// Ticked beside an order: counts when nothing else is known.
    case checkout
    /// An export's current state.
    case export
    /// A dated record.
    case record
    /// An address the sender must not use: wins over everything.
    case suppression

    static func < (left: Weight, right: Weight) -> Bool { left.rawValue < right.rawValue }
  }

  // In this order they take the least room.
  var moment: Moment?
  var party: Int32
  var source = Vocabulary.absent
  var wording = Vocabulary.absent
  var purpose: Purpose
  var state: ConsentState
  var weight: Weight

  init(party: Int32, purpose: Purpose, state: ConsentState, moment: Moment?, weight: Weight) {
    (self.party, self.purpose, self.state) = (party, purpose, state)
    (self.moment, self.weight) = (moment, weight)
  }
}

/// One dated refund.
struct RefundDraft: Sendable {
  var reference: Int32
  var amount: Int64
  var day: Day?
  var file: Int32
  var line: Int32
}
