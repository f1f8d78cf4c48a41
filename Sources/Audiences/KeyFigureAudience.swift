import CustomerData
import Retention

extension KeyFigures: MetricAudience {
  /// `orders >= 1`, `occasions >= 2`, `ordered in last 90 days`, … for the period that ends at the
  /// as-of day; the same with dates for a period of the caller's choice.
  public func audience(behind part: FigureName, of population: Population) -> AudienceExpression {
    audience(behind: part, for: population.dataset.shop, asOf: population.dataset.asOf)
  }

  /// The same for whoever knows the shop and the day, but not its customers.
  public func audience(
    behind part: FigureName, for shop: Shop, asOf day: Day
  ) -> AudienceExpression {
    AudienceExpression(FigureFrame(self, shop, asOf: day).condition(of: part))
  }
}

extension FigureTrend: MetricAudience {
  /// The audience of the figure itself.
  public func audience(behind part: FigureName, of population: Population) -> AudienceExpression {
    KeyFigures(days: days).audience(behind: part, of: population)
  }
}

/// The windows of the key figures, relative where they end at the as-of day.
private struct FigureFrame {
  let isRelative: Bool
  let period: DayRange
  let activity: DayRange
  let asOf: Day

  init(_ figures: KeyFigures, _ shop: Shop, asOf day: Day) {
    isRelative = figures.range == nil
    asOf = day
    period = figures.period(asOf: day)
    activity = DayRange(last: shop.activityWindowDays, upTo: period.last)
  }

  func condition(of figure: FigureName) -> Condition {
    switch figure {
    case .revenue, .orders, .averageOrderValue: .ordered(window(period))
    case .netPromoterScore:
      .event(
        Event(
          verb: .rated,
          filter: .compare(.field(.question, nil), .equal, .literal(.word("nps"))),
          window: period.last == asOf ? nil : before(period.last.adding(days: 1))))
    case .customers, .ordersPerCustomer, .timeToSecondMedian, .predictedValue:
      isRelative ? atLeast(1, .orders) : .firstOrder(before(period.last.adding(days: 1)))
    case .activeCustomers: .ordered(window(activity))
    case .newCustomers: .firstOrder(window(period))
    case .returningCustomers:
      .all(of: [.ordered(window(period)), .firstOrder(before(period.first))])
    case .retentionRate:
      .all(of: [.ordered(window(activity.previous)), .ordered(window(activity))])
    case .churnRate:
      .all(of: [.ordered(window(activity.previous)), .not(.ordered(window(activity)))])
    case .revenueChurnGross, .revenueChurnNet: spentLess
    case .repeatRate, .intervalMedian, .intervalMedianPooled, .timeToSecondMedianReturned:
      atLeast(2, .occasions)
    case .intervalMedianOrders: atLeast(2, .orders)
    case .historicValue: .firstOrder(before(period.last.adding(days: -364)))
    }
  }

  private var spentLess: Condition {
    let earlier = Operand.field(.spent, window(activity.previous))
    let nothing = Operand.literal(.money(Number(0), nil))
    return .all(of: [
      .compare(earlier, .greater, nothing),
      .compare(earlier, .greater, .field(.spent, window(activity))),
    ])
  }

  private func atLeast(_ count: Int, _ field: Field) -> Condition {
    let window = isRelative ? nil : before(period.last.adding(days: 1))
    return .compare(.field(field, window), .greaterOrEqual, .whole(count))
  }

  private func window(_ days: DayRange) -> Window {
    guard isRelative else { return .between(.day(days.first), .day(days.last)) }
    if days.last == asOf { return .last(Span(count: days.count, unit: .day)) }
    return .between(ago(days.first), ago(days.last))
  }

  private func before(_ day: Day) -> Window { .side(.before, isRelative ? ago(day) : .day(day)) }

  private func ago(_ day: Day) -> DateText { .ago(Span(count: asOf - day, unit: .day)) }
}
