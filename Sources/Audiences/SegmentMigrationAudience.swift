import CustomerData
import Retention

extension SegmentMigration {
  /// `rfm.segment was "Champions" at 2026-03-31 and rfm.segment = "At Risk"`.
  public func audience(behind arrow: Arrow) -> AudienceExpression {
    let segment = Operand.field(.segment, nil)
    let now: Condition =
      arrow.to.map { .compare(segment, .equal, .literal(.word($0.rawValue))) }
      ?? .known(segment, false)
    return AudienceExpression(
      .all(of: [.past(.segment, arrow.from?.rawValue, at: .day(since)), now]))
  }

  /// Whoever came from one of some segments and is in one of others now.
  public func audience(from origins: [Segment], to ends: [Segment]) -> AudienceExpression {
    AudienceExpression(
      .all(of: [
        .any(of: origins.map { .past(.segment, $0.rawValue, at: .day(since)) }),
        .oneOf(
          .field(.segment, nil), ends.map { .word($0.rawValue) }, isNegated: false),
      ]))
  }
}
