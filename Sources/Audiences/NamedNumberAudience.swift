import CustomerData
import Retention

extension NamedNumber: MetricAudience {
  /// The figure's own audience, or that of what it is divided by.
  public func audience(behind part: Part, of population: Population) -> AudienceExpression {
    let buyers = AudienceExpression(.hasOrdered)
    switch name {
    case .figure(let figure):
      if part == .denominator, let below = below(figure, population) { return below }
      return KeyFigures().audience(behind: figure, of: population)
    case .cohort(let measure):
      let metric = CohortRetention(measure: measure)
      let period = metric.shownPeriod(population.dataset)
      if part == .numerator {
        return metric.audience(behind: .init(cohort: nil, period: period), of: population)
      }
      return metric.audienceOfCohorts(over: period, of: population.dataset)
    case .segments: return buyers
    case .atRisk:
      return part == .denominator
        ? buyers : SilenceRisk().audience(behind: .all, of: population)
    case .bridge(let number):
      return RevenueBridge().audience(behind: number.part(of: part), of: population)
    case .concentration(let group):
      return ValueConcentration().audience(
        behind: part == .numerator ? group : nil, of: population)
    case .orderValue(let number):
      return OrderValues().audience(
        behind: part == .numerator ? number.part : .all, of: population)
    case .gain:
      return RetentionGain().audience(
        behind: part == .numerator ? .active : .retained, of: population)
    case .returns:
      return ReturnsByProduct().audience(
        behind: .init(label: nil, isRefunded: part == .numerator), of: population)
    case .payback: return Payback().audience(behind: .init(label: nil), of: population)
    case .satisfaction(let number):
      guard let below = number.part(part, of: population.dataset) else {
        let anybody = Condition.event(Event(verb: .rated))
        return AudienceExpression(number.isOfAnyQuestion ? anybody : .not(.everyone))
      }
      return Satisfaction().audience(behind: below, of: population)
    case .repeats(let number): return RepeatPurchase().audience(behind: number.part(of: part))
    }
  }

  private func below(_ figure: FigureName, _ population: Population) -> AudienceExpression? {
    let dataset = population.dataset
    let before = DayRange(last: dataset.shop.activityWindowDays, upTo: dataset.asOf).previous
    let window = Window.relative(before, asOf: dataset.asOf)
    switch figure.basis {
    case .itself: return nil
    case .customers: return AudienceExpression(.hasOrdered)
    case .windowBefore: return AudienceExpression(.ordered(window))
    case .spendersBefore:
      return AudienceExpression(
        .compare(.field(.spent, window), .greater, .literal(.money(Number(0), nil))))
    }
  }
}

extension CohortRetention {
  /// Everyone in a cohort whose period of that number is over.
  func audienceOfCohorts(over period: Int, of dataset: Dataset) -> AudienceExpression {
    // The running period is not over, so the last one that is lies before it.
    let shop = dataset.shop
    var last = CalendarPeriod(unit, containing: dataset.asOf, weekStart: shop.weekStart)
    while last.adding(period).last > dataset.asOf { last = last.adding(-1) }
    return AudienceExpression(
      .firstOrder(.side(.before, .day(last.last.adding(days: 1)))))
  }
}

extension Condition {
  static let hasOrdered = Condition.compare(.field(.orders, nil), .greaterOrEqual, .whole(1))
}

extension Window {
  /// Days that move with the as-of day: `in last 90 days`, `between 729 days ago and 365 days ago`.
  static func relative(_ days: DayRange, asOf: Day) -> Window {
    if days.last == asOf { return .last(Span(count: days.count, unit: .day)) }
    func ago(_ day: Day) -> DateText { .ago(Span(count: asOf - day, unit: .day)) }
    return .between(ago(days.first), ago(days.last))
  }
}
