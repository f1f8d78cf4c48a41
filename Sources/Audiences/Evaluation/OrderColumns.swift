import CustomerData
import Retention

/// The attributes of single orders, for `where (…)`.
struct OrderColumns: RowColumns {
  let dataset: Dataset

  private var orders: OrderTable { dataset.orders }

  var count: Int { orders.count }

  func numbers(_ field: Field, in window: DayRange?, of rows: [Int]) -> [Double] {
    switch field {
    case .basket: rows.map { Double(orders.net[$0]) }
    case .age: rows.map(age)
    case .hour: rows.map { orders.minute[$0] < 0 ? .nan : Double(orders.minute[$0] / 60) }
    default: Array(repeating: .nan, count: rows.count)
    }
  }

  private func age(_ order: Int) -> Double {
    guard let customer = dataset.customers.customer(ofOrder: order),
      let first = dataset.customers.orders(of: customer).first
    else { return .nan }
    return Double(orders.day[order] - orders.day[first])
  }

  func words(_ field: Field, of rows: [Int]) -> WordColumn {
    switch field {
    case .channel: orders.channel.column(at: rows)
    case .campaign: orders.campaign.column(at: rows)
    case .source: orders.source.column(at: rows)
    case .device: orders.device.column(at: rows)
    case .country: orders.country.column(at: rows)
    case .weekday:
      WordColumn(
        codes: rows.map { Int32(orders.day[$0].weekday - 1) }, entries: Field.weekdays.map { [$0] })
    default: .unknown(for: rows)
    }
  }

  func flags(_ field: Field, of rows: [Int]) -> [Bool] {
    switch field {
    case .discounted: rows.map { orders.discount[$0] > 0 }
    case .partRefunded: rows.map(dataset.isRefundedInPart)
    default: rows.map { _ in false }
    }
  }
}
