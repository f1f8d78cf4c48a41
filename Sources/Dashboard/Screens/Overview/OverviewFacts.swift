import CustomerData
import Retention

/// Everything the overview shows, each part as soon as it is there.
struct OverviewFacts: Equatable, Sendable {
  var figures = Loadable<Measured<KeyFigureSet>>.notAsked
  var trend = Loadable<Measured<FigureTrend.Curves>>.notAsked
  var weeks = Loadable<Measured<[PeriodFigures.Row]>>.notAsked
  var segments = Loadable<Measured<RecencyFrequencyMonetary.Value>>.notAsked
  var cohorts = Loadable<Measured<CohortTable>>.notAsked
  var silence = Loadable<SilentRegulars>.notAsked
  /// Nil once it is there: nobody has come back yet.
  var late = Loadable<Overview.LateSecondOrders?>.notAsked

  /// Who moved between segments since the period began; nil once it is known: no past to compare with.
  var moves = Loadable<SegmentMigration.Value?>.notAsked

  /// The last day of the period, where that is over for longer than the data are; nil: it ends with them.
  var until: Day? {
    guard let revenue = figures.value?.value[.revenue], let last = revenue.window?.last else {
      return nil
    }
    return last < revenue.explanation.asOf ? last : nil
  }

  /// How many weeks the chart is wide.
  static let weeksShown = 52

  /// The weeks of the chart: the last ones that are over.
  var chartedWeeks: [PeriodFigures.Row] {
    let final = weeks.value?.value.filter(\.isFinal) ?? []
    return Array(final.suffix(Self.weeksShown))
  }

  /// The cohorts of the small triangle, oldest first.
  var recentCohorts: [CohortRow] { Array((cohorts.value?.value.rows ?? []).suffix(24)) }

  /// Takes every part of an answer.
  mutating func take(_ answer: Loadable<Measured<Overview.Value>>) {
    figures = answer.map(\.value.figures)
    trend = answer.map(\.value.trend)
    weeks = answer.map(\.value.weeks)
    segments = answer.map(\.value.segments)
    cohorts = answer.map(\.value.cohorts)
    silence = answer.map(\.value.silence)
    late = answer.map(\.value.late)
  }
}
