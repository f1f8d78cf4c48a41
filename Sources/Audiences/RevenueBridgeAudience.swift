import CustomerData
import Retention

extension RevenueBridge: MetricAudience {
  /// `ordered in last 365 days`, `spent in A > spent in B and spent in B > 0`, …
  public func audience(behind part: Part, of population: Population) -> AudienceExpression {
    audience(behind: part, for: population.dataset.shop, asOf: population.dataset.asOf)
  }

  /// The same for whoever knows the shop and the day, but not its customers.
  public func audience(
    behind part: Part, for shop: Shop, asOf day: Day
  ) -> AudienceExpression {
    let days = window(of: shop, asOf: day)
    let now = words(days, asOf: day)
    let before = words(days.previous, asOf: day)
    let (spentNow, spentBefore) = (Operand.field(.spent, now), Operand.field(.spent, before))
    let nothing = Operand.literal(.money(Number(0), nil))
    switch part {
    case .bar(.base): return AudienceExpression(.ordered(before))
    case .kept: return all(.ordered(before), .ordered(now))
    case .bar(.total): return AudienceExpression(.ordered(now))
    case .bar(.new): return AudienceExpression(.firstOrder(now))
    case .bar(.reactivated):
      return all(
        .ordered(now), .not(.ordered(before)), .firstOrder(.side(.before, start(days, day))))
    case .bar(.lost):
      return all(
        .compare(spentBefore, .greater, nothing), .compare(spentNow, .equal, nothing))
    case .bar(.contraction):
      return all(
        .compare(spentBefore, .greater, spentNow), .compare(spentNow, .greater, nothing))
    case .bar(.expansion):
      return all(.ordered(before), .compare(spentNow, .greater, spentBefore))
    }
  }

  private func all(_ conditions: Condition...) -> AudienceExpression {
    AudienceExpression(.all(of: conditions))
  }

  private func words(_ days: DayRange, asOf day: Day) -> Window {
    range == nil ? .relative(days, asOf: day) : .between(.day(days.first), .day(days.last))
  }

  private func start(_ days: DayRange, _ asOf: Day) -> DateText {
    range == nil ? .ago(Span(count: asOf - days.first, unit: .day)) : .day(days.first)
  }
}
