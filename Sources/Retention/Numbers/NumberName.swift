import CustomerData

/// Every number that has a name: the registry behind `explain`, breakdowns, help and the glossary.
///
/// A number is defined by the metric that measures it; here is the one list of them all.
public enum NumberName: Hashable, Codable, Sendable {
  /// A key figure.
  case figure(FigureName)
  /// A measure of the cohort table, averaged over cohorts one period after their first.
  case cohort(CohortMeasure)
  /// The share of a segment.
  case segments
  /// The share of silent customers.
  case atRisk

  /// A number of the revenue bridge.
  case bridge(BridgeNumber)
  /// A number of repeat purchase.
  case repeats(RepeatNumber)

  /// What the best customers bring.
  case concentration(ValueConcentration.Group)
  /// A number of order values.
  case orderValue(OrderValueNumber)

  /// What some points more of retention would bring.
  case gain(GainNumber)
  /// The share of orders refunded in part.
  case returns
  /// What customers say.
  case satisfaction(SatisfactionNumber)
  /// What customers cost.
  case payback(PaybackNumber)

  /// All of them, in the order of the glossary.
  public static let all: [NumberName] =
    FigureName.allCases.map(NumberName.figure) + CohortMeasure.allCases.map(NumberName.cohort)
    + [.segments, .atRisk] + BridgeNumber.allCases.map(NumberName.bridge)
    + RepeatNumber.allCases.map(NumberName.repeats)
    + ValueConcentration.Group.allCases.map(NumberName.concentration)
    + OrderValueNumber.allCases.map(NumberName.orderValue)
    + GainNumber.allCases.map(NumberName.gain) + [.returns]
    + SatisfactionNumber.named.map(NumberName.satisfaction)
    + PaybackNumber.allCases.map(NumberName.payback)

  private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

  /// The number of that name on the command line; nil: there is none. O(1).
  public init?(id: String) {
    guard let known = Self.byID[id] else { return nil }
    self = known
  }

  /// Its name on the command line and in files.
  public var id: String {
    switch self {
    case .figure(let name): name.rawValue
    case .cohort(let measure):
      // Three measures share their words with figures of the whole shop.
      FigureName(rawValue: measure.rawValue) == nil
        ? measure.rawValue : "cohort_" + measure.rawValue
    case .segments: "segments"
    case .atRisk: "at-risk"
    case .bridge(let number): number.id
    case .repeats(let number): number.id
    case .concentration(let group): group.id
    case .orderValue(let number): number.rawValue
    case .gain(let number): number.rawValue
    case .returns: "part_refund_rate"
    case .satisfaction(let number): number.rawValue
    case .payback(let number): number.rawValue
    }
  }

  /// The metric that measures it, by the name of its type.
  public var metric: String {
    switch self {
    case .figure: "KeyFigures"
    case .cohort: "CohortRetention"
    case .segments: "RecencyFrequencyMonetary"
    case .atRisk: "SilenceRisk"
    case .bridge: "RevenueBridge"
    case .repeats: "RepeatPurchase"
    case .concentration: "ValueConcentration"
    case .orderValue: "OrderValues"
    case .gain: "RetentionGain"
    case .returns: "ReturnsByProduct"
    case .satisfaction: "Satisfaction"
    case .payback: "Payback"
    }
  }

  /// The one definition of it.
  public func definition(of shop: Shop) -> Definition {
    switch self {
    case .figure(let name): name.definition(of: shop)
    case .cohort(let measure): measure.definition(of: shop)
    case .segments: RecencyFrequencyMonetary.definition
    case .atRisk: SilenceRisk.definition
    case .bridge(let number): number.definition(of: shop)
    case .repeats(let number): number.definition
    case .concentration(let group): group.definition(of: shop)
    case .orderValue(let number): number.definition(of: shop)
    case .gain(let number): number.definition(of: shop)
    case .returns: ReturnsByProduct.definition
    case .satisfaction(let number): number.definition
    case .payback(let number): number.definition(of: shop)
    }
  }
}
