import CustomerData
import Retention

extension RepeatPurchase: MetricAudience {
  /// `tenure >= 30 days and ordered where (age between 1 day and 30 days)`, `occasions >= 3`, …
  public func audience(behind part: Part, of population: Population) -> AudienceExpression {
    audience(behind: part)
  }

  /// The same without the customers, which the words do not depend on.
  public func audience(behind part: Part) -> AudienceExpression {
    switch part {
    case .eligible(let days): AudienceExpression(.aged(days))
    case .returned(let days): AudienceExpression(.all(of: [.aged(days), .back(by: days)]))
    case .back(let day): AudienceExpression(.back(by: day))
    case .backOn(let day):
      AudienceExpression(.all(of: [.orderedAtAge(day, day)] + Self.notBack(before: day)))
    case .watched(let day):
      AudienceExpression(.all(of: [.aged(day)] + Self.notBack(before: day)))
    case .rung(let number):
      AudienceExpression(
        .all(of: (minimumAge > 0 ? [.aged(minimumAge)] : []) + [.occasions(atLeast: number)]))
    case .customers: AudienceExpression(.hasOrdered)
    case .repeaters: AudienceExpression(.occasions(atLeast: 2))
    }
  }

  private static func notBack(before day: Int) -> [Condition] {
    day > 1 ? [.not(.back(by: day - 1))] : []
  }
}

extension Condition {
  /// First ordered at least so many days ago.
  static func aged(_ days: Int) -> Condition {
    .compare(.field(.tenure, nil), .greaterOrEqual, .days(days))
  }

  /// Ordered on a second day within so many days of the first.
  static func back(by days: Int) -> Condition { .orderedAtAge(1, days) }

  /// Ordered between two ages, counted in days from the first order, both included.
  static func orderedAtAge(_ first: Int, _ last: Int) -> Condition {
    let age = Operand.field(.age, nil)
    let filter: Condition =
      first == last
      ? .compare(age, .equal, .days(first)) : .between(age, .days(first), .days(last))
    return .event(Event(verb: .ordered, filter: filter))
  }

  static func occasions(atLeast number: Int) -> Condition {
    .compare(.field(.occasions, nil), .greaterOrEqual, .whole(number))
  }
}

extension Operand {
  static func days(_ count: Int) -> Operand {
    .literal(.duration(Span(count: count, unit: .day)))
  }
}
