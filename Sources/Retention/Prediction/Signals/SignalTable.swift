import CustomerData

/// The signals of every buyer at the end of a day, one row a buyer; NaN is missing.
///
/// - Complexity: O(orders + lines log own lines).
public struct SignalTable: Sendable {
  /// The day whose end the signals are of.
  public let day: Day
  /// For each row the row of the customer table it was made from.
  public let customers: [Int]
  /// For each row the customer's id: the same customer in the dataset of another day.
  public let ids: [String]
  /// Row after row, `Signal.allCases.count` values each.
  public let values: [Float]

  /// Signals a row.
  public static let width = Signal.allCases.count

  /// The signals of a dataset's buyers, or of those of them `isWanted`; `horizon` says how many
  /// days a year before are the season to come.
  public init(_ dataset: Dataset, horizon: Int, of isWanted: (String) -> Bool = { _ in true }) {
    let table = dataset.customers
    self.init(
      dataset, horizon: horizon, rows: (0..<table.count).filter { isWanted(table.id(of: $0)) })
  }

  /// The signals of some rows of the customer table; those without an order are left out.
  init(_ dataset: Dataset, horizon: Int, rows: [Int]) {
    let reader = SignalReader(dataset, horizon: horizon)
    var values: [Float] = []
    customers = rows.filter { !dataset.customers.orders(of: $0).isEmpty }
    for customer in customers { reader.append(customer, to: &values) }
    ids = customers.map { dataset.customers.id(of: $0) }
    day = dataset.asOf
    self.values = values
  }

  /// The buyers of a history without any signal, for models that read none.
  init(_ history: PurchaseHistory) {
    self.init(
      day: history.cutoff, customers: history.customers.map(Int.init), ids: [], values: [])
  }

  init(day: Day, customers: [Int], ids: [String], values: [Float]) {
    self.day = day
    self.customers = customers
    self.ids = ids
    self.values = values
  }

  /// Buyers.
  public var count: Int { customers.count }

  /// One signal of one row; nil: missing.
  public subscript(row: Int, signal: Signal) -> Float? {
    let value = values[row * Self.width + signal.column]
    return value.isNaN ? nil : value
  }

  /// Some rows, in the order given. O(rows).
  public func rows(_ rows: [Int]) -> SignalTable {
    var values: [Float] = []
    values.reserveCapacity(rows.count * Self.width)
    for row in rows {
      values += self.values[row * Self.width..<(row + 1) * Self.width]
    }
    return SignalTable(
      day: day, customers: rows.map { customers[$0] }, ids: rows.map { ids[$0] }, values: values)
  }
}
