import CustomerData

/// What customers can be told apart by.
public enum CustomerDimension: String, Hashable, Codable, Sendable, CaseIterable {
  /// Channel of the first order.
  case channel
  /// Category of the first order's leading product.
  case category
  /// That product.
  case product
  /// Country of the first order.
  case country
  /// Campaign of the first order.
  case campaign
  /// Thirds of all first orders' values.
  case basket
  /// Whether anything of the first order day was discounted.
  case discount
  /// Whether a part of the first order day was refunded or sent back.
  case refund
  /// Technical source of the first order.
  case source
  /// Device of the last order.
  case device
  /// The RFM segment.
  case segment
  /// Each of the customer's tags: a customer may be in several.
  case tag
}

/// One value of a dimension: a word, a span of money, or unknown.
public struct CustomerBand: Hashable, Codable, Sendable {
  /// The dimension.
  public let dimension: CustomerDimension
  /// The word, or the span in words; nil: unknown.
  public let label: String?
  /// For baskets: at least so many minor units.
  public let low: Int64?
  /// For baskets: less than so many minor units.
  public let high: Int64?

  /// A value of a dimension.
  public init(
    _ dimension: CustomerDimension, _ label: String?, low: Int64? = nil, high: Int64? = nil
  ) {
    self.dimension = dimension
    self.label = label
    self.low = low
    self.high = high
  }
}

/// The customers of each value of a dimension; prospects have none.
struct CustomerBands {
  let bands: [CustomerBand]
  /// Rows of customers, one list a band.
  let rows: [[Int]]

  /// O(customers + orders of one day each).
  init(_ dimension: CustomerDimension, of population: Population, among selection: Selection) {
    let dataset = population.dataset
    var places: [CustomerBand: Int] = [:]
    var bands: [CustomerBand] = []
    var rows: [[Int]] = []
    func put(_ customer: Int, into band: CustomerBand) {
      let place = places[band] ?? bands.count
      if place == bands.count {
        places[band] = place
        bands.append(band)
        rows.append([])
      }
      rows[place].append(customer)
    }
    let acquired = dimension.acquisition.map { Acquisition($0, of: population) }
    selection.customers.forEachSet { customer in
      guard let first = dataset.customers.orders(of: customer).first else { return }
      if let acquired {
        let own = acquired.bands[Int(acquired.codes[customer])]
        let band = CustomerBand(dimension, own.label, low: own.low, high: own.high)
        return put(customer, into: band)
      }
      for label in dimension.labels(of: customer, first, population) {
        put(customer, into: CustomerBand(dimension, label))
      }
    }
    self.bands = bands
    self.rows = rows
  }
}

extension CustomerDimension {
  /// The same among the cohorts' splits.
  public var acquisition: AcquisitionDimension? {
    self == .discount ? .discounted : AcquisitionDimension(rawValue: rawValue)
  }

  fileprivate func labels(
    of customer: Int, _ first: Int, _ population: Population
  ) -> [String?] {
    let dataset = population.dataset
    switch self {
    case .source: return [dataset.orders.source[first]]
    case .device:
      return [dataset.customers.orders(of: customer).last.flatMap { dataset.orders.device[$0] }]
    case .segment: return [population.scores.segment(of: customer)?.rawValue]
    case .tag:
      let list = dataset.customers.tags[customer]?.split(separator: ",") ?? []
      return list.isEmpty ? [nil] : list.map { String($0.drop { $0 == " " }) }
    case .refund:
      let day = dataset.firstDayOrders(of: customer)
      let isRefunded = day.contains(where: dataset.isRefundedInPart)
      return [isRefunded ? CustomerBand.refunded : CustomerBand.kept]
    default: return []
    }
  }
}

extension CustomerBand {
  /// The word of customers whose first order day had a discount.
  public static let discounted = "discounted"
  /// The word of the others.
  public static let fullPrice = "full price"
  /// The word of customers whose first order day was refunded in part.
  public static let refunded = "refunded"
  /// The word of the others.
  public static let kept = "kept"
}

extension Dataset {
  /// The orders of a customer's first order day; empty for a prospect. O(them).
  public func firstDayOrders(of customer: Int) -> Range<Int> {
    let rows = customers.orders(of: customer)
    guard let first = rows.first else { return rows }
    return rows.prefix { orders.day[$0] == orders.day[first] }
  }

  /// Whether a part of a valid order was refunded, or a line of it is a return. O(its lines).
  public func isRefundedInPart(_ order: Int) -> Bool {
    orders.refunded[order] > 0 || orders.lines(of: order).contains { lines.quantity[$0] < 0 }
  }
}
