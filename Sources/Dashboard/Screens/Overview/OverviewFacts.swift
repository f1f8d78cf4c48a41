import Audiences
import Retention
import RetentionEngine

/// Everything the overview shows, each part as soon as it is there.
struct OverviewFacts: Equatable, Sendable {
  var figures = Loadable<Measured<KeyFigureSet>>.notAsked
  var trend = Loadable<Measured<FigureTrend.Curves>>.notAsked
  var weeks = Loadable<Measured<[PeriodFigures.Row]>>.notAsked
  var segments = Loadable<Measured<RecencyFrequencyMonetary.Value>>.notAsked
  var cohorts = Loadable<Measured<CohortTable>>.notAsked
  var silence = Loadable<SilentRegulars>.notAsked
  var waiting = Loadable<AudienceSummary>.notAsked

  /// How many weeks the chart is wide.
  static let weeksShown = 52

  /// The weeks of the chart: the last ones that are over.
  var chartedWeeks: [PeriodFigures.Row] {
    let final = weeks.value?.value.filter(\.isFinal) ?? []
    return Array(final.suffix(Self.weeksShown))
  }

  /// The cohorts of the small triangle, oldest first.
  var recentCohorts: [CohortRow] { Array((cohorts.value?.value.rows ?? []).suffix(24)) }

  /// The days half of those who came back took for it, rounded; nil: nobody did.
  var usualWait: Int? {
    figures.value?.value[.timeToSecondMedianReturned]?.value.map { Int($0.rounded()) }
      .flatMap { $0 > 0 ? $0 : nil }
  }
}

/// Customers with a gap of their own who have been silent for twice as long, added up.
struct SilentRegulars: Equatable, Sendable {
  let count: Int
  /// Net value of their last 365 active days, in minor units.
  let yearlySpend: Int64
  /// The middle silence in days.
  let silence: Double

  init(_ measured: Measured<SilenceRisk.Value>) {
    let rows = measured.value.rows.filter(\.isOwnGap)
    count = rows.count
    yearlySpend = rows.reduce(0) { $0 + $1.yearlySpend }
    silence = Quantiles.median(rows.map { Double($0.silence) }) ?? 0
  }
}

/// One part of the overview's facts, as it comes back.
enum OverviewAnswer: Equatable, Sendable {
  case figures(Loadable<Measured<KeyFigureSet>>)
  case trend(Loadable<Measured<FigureTrend.Curves>>)
  case weeks(Loadable<Measured<[PeriodFigures.Row]>>)
  case segments(Loadable<Measured<RecencyFrequencyMonetary.Value>>)
  case cohorts(Loadable<Measured<CohortTable>>)
  case silence(Loadable<SilentRegulars>)
  case waiting(Loadable<AudienceSummary>)
}

extension OverviewFacts {
  mutating func take(_ answer: OverviewAnswer) {
    switch answer {
    case .figures(let value): figures = value
    case .trend(let value): trend = value
    case .weeks(let value): weeks = value
    case .segments(let value): segments = value
    case .cohorts(let value): cohorts = value
    case .silence(let value): silence = value
    case .waiting(let value): waiting = value
    }
  }
}
