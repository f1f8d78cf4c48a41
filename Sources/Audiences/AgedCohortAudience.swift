import CustomerData
import Retention

extension AgedCohorts: MetricAudience {
  /// `first_order in 2011-01 and ordered where (age between 30 days and 59 days)`.
  public func audience(behind part: Part, of population: Population) -> AudienceExpression {
    let dataset = population.dataset
    var conditions: [Condition] = [.hasOrdered]
    if let cohort = part.cohort {
      conditions = [.firstOrder(cohort.window)]
    } else if let bracket = part.period {
      conditions = [finished(bracket, dataset)]
    }
    if let bracket = part.period { conditions += self.conditions(of: bracket) }
    if let split, let band = part.band {
      conditions += CohortRetention(split: split).conditions(of: band, split, dataset.shop)
    }
    return AudienceExpression(.all(of: conditions))
  }

  /// What an order's age must be; nothing where the whole cohort is behind the cell.
  private func conditions(of bracket: Int) -> [Condition] {
    guard measure != .lifetimeValue else { return [] }
    let ages = self.ages(bracket)
    guard measure == .rolling else { return [.orderedAtAge(ages.lowerBound, ages.upperBound)] }
    let age = Condition.compare(.field(.age, nil), .greaterOrEqual, .days(ages.lowerBound))
    return [.event(Event(verb: .ordered, filter: age))]
  }

  /// Everyone of the cohorts that have all lived through a bracket.
  private func finished(_ bracket: Int, _ dataset: Dataset) -> Condition {
    let latest = dataset.asOf.adding(days: 1 - edges[bracket + 1])
    let running = CalendarPeriod(unit, containing: latest, weekStart: dataset.shop.weekStart)
    let last = running.last == latest ? running : running.adding(-1)
    return .firstOrder(.side(.before, .day(last.last.adding(days: 1))))
  }
}
