import CustomerData
import Retention

extension Wording {
  /// Why a customer is on the at-risk list: `silent 111 d = 5.3 × usual gap of 21 d`.
  public func reason(of row: SilenceRisk.Row) -> String {
    let times = decimal(row.timesUsual)
    let silence = days(Double(row.silence))
    let gap = days(row.usualGap)
    return row.isOwnGap
      ? say(
        "silent \(silence) = \(times) × usual gap of \(gap)",
        "silence \(silence) = \(times) × rythme de \(gap)")
      : say(
        "silent \(silence) = \(times) × everybody's upper gap of \(gap)",
        "silence \(silence) = \(times) × écart haut de tous, \(gap)")
  }

  /// The headline of the at-risk list; `revenue` is their yearly spend in minor units.
  public func atRiskHeading(_ value: SilenceRisk.Value, revenue: Int64) -> String {
    let count = number(value.rows.count)
    return say(
      "\(count) silent past twice their usual gap · \(money(revenue)) of yearly spend",
      "\(count) silencieux depuis deux fois leur rythme · \(money(revenue)) de dépense annuelle")
  }
}
