/// The orders whose standing depends on the day, while the ledger is put together.
struct OrderChanges {
  /// Their places among the sorted orders, ascending.
  private(set) var places: [Int32] = []
  private var marks: [UInt16] = []
  private var cancelled: [Int32] = []
  private var goods: [Int64] = []
  private var base: [Int64] = []
  private var rate: [Int64] = []
  private var unit: [Int64] = []
  private var refundStarts: [UInt32] = [0]
  private var refundDay: [Int32] = []
  private var refundAmount: [Int64] = []

  /// Adds an order, without refunds yet.
  mutating func append(_ order: ChangingOrder, place: Int) {
    places.append(Int32(place))
    marks.append(order.marks.rawValue)
    cancelled.append(order.cancelled)
    goods.append(order.goods)
    base.append(order.refundBase)
    rate.append(order.conversion.rate)
    unit.append(order.conversion.unit)
    refundStarts.append(UInt32(refundDay.count))
  }

  /// Adds a refund of the last order.
  mutating func refund(_ amount: Int64, on day: Int32) {
    refundDay.append(day)
    refundAmount.append(amount)
    refundStarts[refundStarts.count - 1] = UInt32(refundDay.count)
  }

  /// The last day of a refund.
  var lastRefund: Day? { refundDay.max().map(Day.init(number:)) }

  /// The columns of the ledger.
  func columns(row: [Int32], before: [Int32], customer: [Int32]) -> ChangingOrders {
    ChangingOrders(
      row: Column(row), before: Column(before), customer: Column(customer), marks: Column(marks),
      cancelled: Column(cancelled), goods: Column(goods), refundBase: Column(base),
      rate: Column(rate), unit: Column(unit), refundStarts: Column(refundStarts),
      refundDay: Column(refundDay), refundAmount: Column(refundAmount))
  }
}
