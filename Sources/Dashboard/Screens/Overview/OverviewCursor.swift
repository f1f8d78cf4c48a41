import TerminalKit

/// The panels of the overview, in the order `tab` takes.
enum OverviewPanel: Int, CaseIterable, Equatable, Sendable {
  case figures
  case weeks
  case attention
  case segments
  case cohorts
}

/// Where the user is: a panel, and a place in each of them.
struct OverviewCursor: Equatable, Sendable {
  var panel = OverviewPanel.figures
  var figure = 0
  /// Weeks back from the last one, so that new data keep the place.
  var weeksBack = 0
  var attention = 0
  var segment = 0
  /// Cohorts back from the last one.
  var cohortsBack = 2
  /// The cell's period, from 1.
  var period = 1

  /// How far the cursor can go in each panel.
  struct Limits: Equatable, Sendable {
    var figures = 0
    var weeks = 0
    var attention = 0
    var segments = 0
    var cohorts = 0
    /// Cells of the cohort with so many cohorts after it, period 0 not counted.
    func periods(_ cohortsBack: Int) -> Int { cohortsBack }
  }

  /// The cursor some columns and rows further in its panel.
  func moved(dx: Int, dy: Int, _ limits: Limits) -> OverviewCursor {
    var next = self
    switch panel {
    case .figures: next.figure = Self.clamp(figure + dx + dy, limits.figures)
    case .weeks: next.weeksBack = Self.clamp(weeksBack - dx - 4 * dy, limits.weeks)
    case .attention: next.attention = Self.clamp(attention + dy + dx, limits.attention)
    case .segments: next.segment = Self.clamp(segment + dy + dx, limits.segments)
    case .cohorts:
      next.cohortsBack = Self.clamp(cohortsBack - dy, limits.cohorts)
      next.period = max(1, min(period + dx, max(1, limits.periods(next.cohortsBack))))
    }
    return next
  }

  private static func clamp(_ place: Int, _ count: Int) -> Int {
    max(0, min(place, count - 1))
  }
}
