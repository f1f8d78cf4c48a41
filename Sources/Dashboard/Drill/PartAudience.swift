import Audiences
import CustomerData
import Retention
import RetentionEngine

/// Writes the parts of figures as audiences within a base, so that every number can be opened, kept and
/// delivered without asking the engine first.
struct PartAudience: Sendable {
  let shop: Shop
  let firstDay: Day?
  let asOf: Day
  /// What every part is restricted to.
  let base: AudienceExpression

  init(_ summary: SnapshotSummary, within base: AudienceExpression = .everyone) {
    shop = summary.shop
    firstDay = summary.firstDay
    asOf = summary.asOf
    self.base = base
  }

  /// The customers of a key figure; nil: it has none in this version.
  func figure(_ name: FigureName, of figures: KeyFigures) -> AudienceExpression {
    base.and(figures.audience(behind: name, for: shop, asOf: asOf))
  }

  /// The customers with an order in a period of the calendar.
  func ordered(in period: CalendarPeriod) -> AudienceExpression {
    let part = PeriodFigures.Part(period: period, group: .active)
    return base.and(PeriodFigures(per: period.unit).audience(behind: part))
  }

  /// The customers of a segment or a square.
  func segment(_ part: RecencyFrequencyMonetary.Part) -> AudienceExpression {
    base.and(RecencyFrequencyMonetary().audience(behind: part))
  }

  /// The customers of a cohort's cell, of a whole cohort, or of a period of all finished cohorts.
  func cohort(_ part: CohortRetention.Part, of metric: CohortRetention) -> AudienceExpression {
    base.and(metric.audience(behind: part, for: shop, firstDay: firstDay, asOf: asOf))
  }

  /// Customers with a gap of their own who have been silent for twice as long.
  var silentRegulars: AudienceExpression? {
    Self.written("occasions >= 3 and recency >= 2 * gap.median", within: base)
  }

  /// Customers with one order day, made between twice the usual wait and the usual wait before a day.
  static func waiting(
    _ days: Int, before day: Day, within base: AudienceExpression
  ) -> AudienceExpression? {
    let (first, last) = (day.adding(days: -2 * days), day.adding(days: -days - 1))
    let text = "occasions = 1 and first_order between \(first.iso) and \(last.iso)"
    return written(text, within: base)
  }

  private static func written(
    _ text: String, within base: AudienceExpression
  ) -> AudienceExpression? {
    guard let own = try? AudienceExpression(parsing: text) else { return nil }
    return base.and(own)
  }
}
