import CustomerData
import Retention
import Support

/// A cohort table cell by cell, each asked of all orders anew.
struct CohortOracle {
  let slow: SlowShop
  let per: PeriodUnit
  let cohorts: [CalendarPeriod]
  let unit: Double
  private let people: [CalendarPeriod: [String]]

  init(_ slow: SlowShop, _ per: PeriodUnit, _ cohorts: [CalendarPeriod], unit: Double) {
    self.slow = slow
    self.per = per
    self.cohorts = cohorts
    self.unit = unit
    people = Dictionary(grouping: slow.buyers) { id in
      slow.period(per, of: slow.first(id) ?? slow.asOf)
    }
  }

  func members(_ cohort: CalendarPeriod) -> [String] { people[cohort] ?? [] }

  /// Cells up to the as-of day's period.
  func width(_ cohort: CalendarPeriod) -> Int {
    (0...).prefix { cohort.adding($0).first <= slow.asOf }.count
  }

  func value(_ measure: CohortMeasure, _ cohort: CalendarPeriod, _ k: Int) -> Double? {
    let (above, below) = fraction(measure, cohort, k)
    return below > 0 ? above / below : nil
  }

  /// Over the cohorts whose period k has ended: sums of both sides of the fraction.
  func average(_ measure: CohortMeasure, _ k: Int) -> Double? {
    let over = cohorts.filter { !members($0).isEmpty && $0.adding(k).last <= slow.asOf }
    let sides = over.map { fraction(measure, $0, k) }
    let below = sides.reduce(0) { $0 + $1.1 }
    return below > 0 ? sides.reduce(0) { $0 + $1.0 } / below : nil
  }

  private func fraction(_ measure: CohortMeasure, _ cohort: CalendarPeriod, _ k: Int) -> (
    Double, Double
  ) {
    let members = members(cohort)
    let size = Double(members.count)
    let days = cohort.adding(k).days
    func people(_ isCounted: (String) -> Bool) -> Double { Double(members.filter(isCounted).count) }
    func revenue(_ range: DayRange) -> Double {
      Double(members.reduce(0) { $0 + slow.spent($1, in: range) }) / unit
    }
    switch measure {
    case .customers: return (people { slow.ordered($0, in: days) }, 1)
    case .retention: return (people { slow.ordered($0, in: days) }, size)
    case .rolling: return (people { slow.last($0).map { $0 >= days.first } ?? false }, size)
    case .cumulative: return (people { slow.days($0).filter { $0 <= days.last }.count > 1 }, size)
    case .revenue: return (revenue(days), 1)
    case .revenueRetention: return (revenue(days), revenue(cohort.days))
    case .lifetimeValue: return (revenue(DayRange(cohort.first, days.last)), size)
    case .orders:
      return (Double(members.flatMap(slow.own).filter { days.contains($0.day) }.count), 1)
    }
  }
}
