import CustomerData
import Retention

/// The rows of a list: the figures as they were answered, and where to find what is known beside them.
///
/// A row is made when it is looked at; a list of hundreds of thousands holds their figures once.
final class ListedCustomers: RandomAccessCollection, Equatable, Sendable {
  private let figures: [CustomerList.Row]
  private let silence: [SilenceRisk.Row]
  private let churn: [ChurnRisk.Row]
  /// Whether a model serves, or only tells from when on somebody is probably gone.
  private let isServed: Bool
  /// By place: where in the silent ones and in the model's; -1: is not there.
  private let reasons: [Int32]
  private let risks: [Int32]
  /// Names and ids without case and accents, by place.
  let searched: [String]

  /// No rows.
  static let none = ListedCustomers([], silence: [])

  /// All figures, in their order.
  init(
    _ figures: [CustomerList.Row], silence: [SilenceRisk.Row], churn: [ChurnRisk.Row] = [],
    isServed: Bool = false
  ) {
    self.figures = figures
    self.silence = silence
    self.churn = churn
    self.isServed = isServed
    reasons = Self.places(of: figures, in: silence.map(\.customer))
    risks = Self.places(of: figures, in: churn.map(\.customer))
    searched = figures.map {
      NameSearch.folded($0.name == $0.id ? $0.id : $0.name + " " + $0.id)
    }
  }

  /// Those at risk: by the model where one serves, else the silent ones.
  static func atRisk(
    _ figures: [CustomerList.Row], silence: [SilenceRisk.Row], churn: [ChurnRisk.Row],
    isServed: Bool
  ) -> ListedCustomers {
    let listed = Set(isServed ? churn.map(\.customer) : silence.map(\.customer))
    return ListedCustomers(
      figures.filter { listed.contains($0.customer) }, silence: silence, churn: churn,
      isServed: isServed)
  }

  var startIndex: Int { 0 }
  var endIndex: Int { figures.count }

  /// The customer in a place. O(1).
  subscript(place: Int) -> ListedCustomer {
    let risk = risks[place] < 0 ? nil : churn[Int(risks[place])]
    return ListedCustomer(
      row: figures[place], silence: reasons[place] < 0 ? nil : silence[Int(reasons[place])],
      churn: isServed ? risk : nil, bySilence: isServed ? nil : risk?.risk,
      likelyGone: risk?.likelyGone, searched: searched[place])
  }

  /// A customer's id, without the rest of the row.
  func id(at place: Int) -> String { figures[place].id }

  static func == (first: ListedCustomers, second: ListedCustomers) -> Bool {
    first === second || first.elementsEqual(second)
  }

  private static func places(of figures: [CustomerList.Row], in customers: [Int]) -> [Int32] {
    let known = Dictionary(
      zip(customers, Int32(0)...), uniquingKeysWith: { first, _ in first })
    return figures.map { known[$0.customer] ?? -1 }
  }
}
