import CustomerData
import Retention

extension CustomerColumns {
  /// What the purchase models expect; unknown for everyone where there are not enough data.
  func expectations(_ field: Field, of rows: [Int]) -> [Double] {
    let column: [Double]
    switch field {
    case .aliveProbability: column = population.purchases.alive
    case .expectedOrders: column = population.purchases.expectedOrders
    case .lifetimeValue: column = population.purchases.lifetimeValue
    case .nextOrder: column = population.purchases.nextOrderDays
    default: return Array(repeating: .nan, count: rows.count)
    }
    return rows.map { column[$0] }
  }
}

extension Field {
  /// Whether the purchase models tell it.
  public var isExpected: Bool {
    switch self {
    case .aliveProbability, .expectedOrders, .lifetimeValue, .nextOrder: true
    default: false
    }
  }
}
