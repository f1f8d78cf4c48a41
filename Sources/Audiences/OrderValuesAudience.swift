import CustomerData
import Retention

extension OrderValues: MetricAudience {
  /// `first_order in last 90 days`, `ordered where (age >= 1 day) in last 90 days`, …
  public func audience(behind part: Part, of population: Population) -> AudienceExpression {
    let dataset = population.dataset
    let days = period(asOf: dataset.asOf)
    let window: Window =
      range == nil
      ? .relative(days, asOf: dataset.asOf) : .between(.day(days.first), .day(days.last))
    var event = Event(verb: .ordered, window: window)
    switch part {
    case .all: break
    case .new: return AudienceExpression(.firstOrder(window))
    case .returning:
      event.filter = .compare(.field(.age, nil), .greaterOrEqual, .days(1))
    case .from(let minor):
      event.filter = .compare(
        .field(.basket, nil), .greaterOrEqual, .literal(dataset.shop.amount(minor)))
    }
    return AudienceExpression(.event(event))
  }
}

extension OrderHours: MetricAudience {
  /// `ordered where (weekday = "Monday" and hour = 9) in last 365 days`.
  public func audience(behind part: Part, of population: Population) -> AudienceExpression {
    var conditions: [Condition] = []
    if let weekday = part.weekday {
      let name = Literal.word(Field.weekdays[weekday - 1])
      conditions.append(.compare(.field(.weekday, nil), .equal, .literal(name)))
    }
    if let hour = part.hour {
      conditions.append(.compare(.field(.hour, nil), .equal, .whole(hour)))
    }
    let window = Window.last(Span(count: days, unit: .day))
    return AudienceExpression(
      .event(
        Event(
          verb: .ordered, filter: conditions.isEmpty ? nil : .all(of: conditions),
          window: window)))
  }
}

extension ValueConcentration: MetricAudience {
  /// `spent in top 20%`, `rfm.segment in ("Champions", "Loyal")`.
  public func audience(behind part: Group?, of population: Population) -> AudienceExpression {
    switch part {
    case nil: AudienceExpression(.hasOrdered)
    case .loyal:
      AudienceExpression(
        .oneOf(
          .field(.segment, nil),
          [Segment.champions, .loyal].map { .word($0.rawValue) }, isNegated: false))
    case .top(let percent):
      AudienceExpression(
        .ranked(.field(.spent, nil), .top, percent: Number(Int64(percent)), of: nil))
    }
  }
}
