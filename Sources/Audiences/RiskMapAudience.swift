import CustomerData
import Retention

extension RiskMap: MetricAudience {
  /// `rfm.m = 5 and churn_risk >= 66% and churn_risk < 85%`.
  public func audience(behind part: Part, of population: Population) -> AudienceExpression {
    audience(behind: part)
  }

  /// The same without the customers, which the words do not depend on.
  public func audience(behind part: Part) -> AudienceExpression {
    guard case .cell(let score, let band) = part else { return AudienceExpression(.hasOrdered) }
    let risk = Operand.field(.churnRisk, nil)
    func edge(_ band: Int) -> Operand {
      .literal(.percent(Number(Int64((Self.bands[band] * 100).rounded()))))
    }
    var rules: [Condition] = [.compare(.field(.monetaryScore, nil), .equal, .whole(score))]
    if band > 0 { rules.append(.compare(risk, .greaterOrEqual, edge(band))) }
    if band + 1 < Self.bands.count { rules.append(.compare(risk, .less, edge(band + 1))) }
    return AudienceExpression(.all(of: rules))
  }
}
