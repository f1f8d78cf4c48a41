import CustomerData
import Retention

extension ChurnRisk: MetricAudience {
  /// `churn_risk >= 66%`; while no model serves, the rule of silence spelled out.
  public func audience(behind part: Part, of population: Population) -> AudienceExpression {
    guard population.forecasts != nil else {
      return SilenceRisk().audience(behind: part.silence, of: population)
    }
    let percent = Number(Int64((Self.threshold * 100).rounded()))
    let rule = AudienceExpression(
      .compare(.field(.churnRisk, nil), .greaterOrEqual, .literal(.percent(percent))))
    guard case .customer(let row) = part else { return rule }
    return rule.and(.customer(row, of: population))
  }
}

extension ChurnRisk.Part {
  fileprivate var silence: SilenceRisk.Part {
    switch self {
    case .all: .all
    case .customer(let row): .customer(row)
    }
  }
}
