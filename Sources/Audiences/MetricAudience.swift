import CustomerData
import Retention

/// A metric whose every part can be written as an audience.
///
/// For every part: `audience(behind: part, of: p).select(from: p, within: s)` is
/// `customers(behind: part, of: p, among: s)`.
public protocol MetricAudience: Metric {
  /// The expression that describes exactly the customers behind a part. Windows that end at the
  /// as-of day stay relative, so that a saved audience moves with time.
  func audience(behind part: Part, of population: Population) -> AudienceExpression
}

extension RecencyFrequencyMonetary: MetricAudience {
  /// `rfm.segment = "At Risk"`, or `rfm.r = 2 and rfm.f = 4`.
  public func audience(behind part: Part, of population: Population) -> AudienceExpression {
    audience(behind: part)
  }

  /// The same without the customers, which the words do not depend on.
  public func audience(behind part: Part) -> AudienceExpression {
    switch part {
    case .segment(let segment): .words(.segment, .word(segment.rawValue))
    case .square(let recency, let frequency):
      AudienceExpression(
        .all(of: [
          .compare(.field(.recencyScore, nil), .equal, .whole(recency)),
          .compare(.field(.frequencyScore, nil), .equal, .whole(frequency)),
        ]))
    }
  }
}

extension SilenceRisk: MetricAudience {
  /// The rule spelled out: twice the own gap with three occasions or more, else twice everybody's.
  public func audience(behind part: Part, of population: Population) -> AudienceExpression {
    let silence = Operand.field(.recency, nil)
    let ownGap = Operand.arithmetic(
      .whole(Int(SilenceRisk.multiple)), .times, .field(.gapMedian, nil))
    var cases: [Condition] = [
      .all(of: [
        .compare(.field(.occasions, nil), .greaterOrEqual, .whole(3)),
        .compare(silence, .greaterOrEqual, ownGap),
      ])
    ]
    if let gap = population.upperQuartileGap {
      // Silence is counted in whole days, so half days of the limit round up.
      let limit = Span(count: Int((SilenceRisk.multiple * gap).rounded(.up)), unit: .day)
      cases.append(
        .all(of: [
          .between(.field(.occasions, nil), .whole(1), .whole(2)),
          .compare(silence, .greaterOrEqual, .literal(.duration(limit))),
        ]))
    }
    let rule = AudienceExpression(.any(of: cases))
    guard case .customer(let row) = part else { return rule }
    return rule.and(.customer(row, of: population))
  }
}

extension CustomerList: MetricAudience {
  /// `customer_id = "…"`.
  public func audience(behind part: Int, of population: Population) -> AudienceExpression {
    .customer(part, of: population)
  }
}

extension PeriodFigures: MetricAudience {
  /// `ordered in 2011-03`, `ordered in 2011-02 and not ordered in 2011-03`, …
  public func audience(behind part: Part, of population: Population) -> AudienceExpression {
    audience(behind: part)
  }

  /// The same without the customers, which the words do not depend on.
  public func audience(behind part: Part) -> AudienceExpression {
    let now = Condition.ordered(part.period.window)
    let before = Condition.ordered(part.period.adding(-1).window)
    switch part.group {
    case .active: return AudienceExpression(now)
    case .new: return AudienceExpression(.firstOrder(part.period.window))
    case .returning:
      let earlier = Window.side(.before, .day(part.period.first))
      return AudienceExpression(.all(of: [now, .firstOrder(earlier)]))
    case .kept: return AudienceExpression(.all(of: [before, now]))
    case .lost: return AudienceExpression(.all(of: [before, .not(now)]))
    }
  }
}

extension AudienceExpression {
  static func words(_ field: Field, _ literal: Literal) -> AudienceExpression {
    AudienceExpression(.compare(.field(field, nil), .equal, .literal(literal)))
  }

  static func customer(_ row: Int, of population: Population) -> AudienceExpression {
    let contacts = population.dataset.customers.contacts
    guard contacts.indices.contains(row) else { return AudienceExpression(.not(.everyone)) }
    return words(.customer, .word(contacts.ids[row]))
  }
}

extension Condition {
  static func ordered(_ window: Window) -> Condition {
    .event(Event(verb: .ordered, window: window))
  }

  static func firstOrder(_ window: Window) -> Condition {
    .dated(.field(.firstOrder, nil), window)
  }
}

extension Operand {
  static func whole(_ number: Int) -> Operand { .literal(.number(Number(Int64(number)))) }
}

extension CalendarPeriod {
  /// `in 2011-01`, `in 2011`, or the first and last day of a week or quarter.
  var window: Window {
    let (year, month, _) = first.civil
    switch unit {
    case .month: return .month(year: year, month: month)
    case .year: return .year(year)
    case .week, .quarter: return .between(.day(first), .day(last))
    }
  }
}
