import CustomerData
import Retention

extension Satisfaction: MetricAudience {
  /// `rated where (question = "nps" and score >= 9 and latest)`.
  public func audience(behind part: Part, of population: Population) -> AudienceExpression {
    let isOnlyScale = population.dataset.events.scales.allSatisfy {
      $0 == part.scale || $0.question != part.scale.question
    }
    var filter: [Condition] = [.word(.question, part.scale.question.rawValue)]
    if !isOnlyScale { filter.append(.word(.scale, part.scale.label)) }
    if let survey = part.survey ?? survey { filter.append(.word(.survey, survey)) }
    filter += part.band.map { $0.conditions(on: part.scale) } ?? []
    if !countsEvery { filter.append(.flag(.latest)) }
    return AudienceExpression(
      .event(
        Event(
          verb: .rated, filter: .all(of: filter), window: window(part, population.dataset.asOf))))
  }

  private func window(_ part: Part, _ asOf: Day) -> Window? {
    let first = range?.first ?? days.map { asOf.adding(days: 1 - $0) }
    var last = range?.last ?? asOf
    if part.isMatured { last = min(last, asOf.adding(days: -Self.horizon)) }
    func ago(_ day: Day) -> DateText { .ago(Span(count: asOf - day, unit: .day)) }
    guard let first, asOf - first < Span.limitInDays else {
      return last < asOf ? .side(.before, ago(last.adding(days: 1))) : nil
    }
    return .between(ago(first), ago(last))
  }
}

extension SatisfactionBand {
  /// What a score of the band is like.
  fileprivate func conditions(on scale: SurveyScale) -> [Condition] {
    let (most, least): (Relation, Relation) =
      scale.isHigherBetter ? (.greaterOrEqual, .less) : (.lessOrEqual, .greater)
    return switch self {
    case .promoter: [.score(.greaterOrEqual, 9)]
    case .passive: [.score(.greaterOrEqual, 7), .score(.less, 9)]
    case .detractor: [.score(.less, 7)]
    case .satisfied: [.score(most, scale.goodScore)]
    case .other: [.score(least, scale.goodScore)]
    }
  }
}

extension SurveyScale {
  /// How a scale is told apart from others inside `where (…)`: `1-7`, `1-5 lower is better`.
  var label: String { "\(minimum)-\(maximum)" + (isHigherBetter ? "" : " lower is better") }
}

extension Condition {
  fileprivate static func word(_ field: Field, _ word: String) -> Condition {
    word.isEmpty
      ? .known(.field(field, nil), false)
      : .compare(.field(field, nil), .equal, .literal(.word(word)))
  }

  fileprivate static func score(_ relation: Relation, _ score: Double) -> Condition {
    let number = Number(Int64((score * 1000).rounded()), places: 3)
    return .compare(.field(.score, nil), relation, .literal(.number(number)))
  }
}
