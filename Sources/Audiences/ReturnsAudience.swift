import CustomerData
import Retention

extension ReturnsByProduct: MetricAudience {
  /// `bought product "Kit" where (part_refunded)`.
  public func audience(behind part: Part, of population: Population) -> AudienceExpression {
    let object = part.label.map {
      EventObject(kind: kind == .product ? .product : .category, names: [$0])
    }
    return AudienceExpression(
      .event(
        Event(
          verb: object == nil ? .ordered : .bought, object: object,
          filter: part.isRefunded ? .flag(.partRefunded) : nil)))
  }
}

extension RetentionGain: MetricAudience {
  /// `ordered in last 365 days`, and of those the customers who came back.
  public func audience(behind part: Part, of population: Population) -> AudienceExpression {
    RevenueBridge(days: 365).audience(
      behind: part == .active ? .bar(.total) : .kept, of: population)
  }
}
