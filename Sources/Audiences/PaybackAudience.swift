import CustomerData
import Retention

extension Payback: MetricAudience {
  /// `acquired.channel = "ads" and first_order in last 365 days`.
  public func audience(behind part: Part, of population: Population) -> AudienceExpression {
    let won = Condition.firstOrder(.last(Span(count: days, unit: .day)))
    guard let label = part.label else { return AudienceExpression(won) }
    let field: Field = kind == .channel ? .acquiredChannel : .acquiredCampaign
    return AudienceExpression(
      .all(of: [
        .compare(.field(field, nil), .equal, .literal(.word(label))), won,
      ]))
  }
}
