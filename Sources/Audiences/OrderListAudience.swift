import CustomerData
import Retention

extension OrderList: MetricAudience {
  /// `customer_id = "…"`; without one `ordered in last 90 days`.
  public func audience(behind part: String?, of population: Population) -> AudienceExpression {
    guard let part else { return everyone }
    return AudienceExpression(
      .compare(.field(.customer, nil), .equal, .literal(.word(part))))
  }

  private var everyone: AudienceExpression {
    switch period {
    case .last(let days):
      AudienceExpression(
        .event(Event(verb: .ordered, window: .last(Span(count: days, unit: .day)))))
    case .days(let range):
      AudienceExpression(
        .event(Event(verb: .ordered, window: .between(.day(range.first), .day(range.last)))))
    case .lifetime: AudienceExpression(.hasOrdered)
    }
  }
}
