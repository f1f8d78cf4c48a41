import CustomerData
import Retention
import TerminalKit

/// One line of "Needs attention": what, how much, why, and the list it speaks of.
struct Concern: Equatable, Sendable {
  /// Where enter leads.
  enum Destination: Equatable, Sendable {
    case customers(PointedNumber)
    case cohort(CalendarPeriod, period: Int)
    case dataHealth
  }

  let tone: Tone
  /// What is the matter, in a few words.
  let text: String
  /// The same where columns are scarce.
  let short: String
  /// The figure at the right.
  let figure: String
  /// Why, or how much it matters.
  let detail: String
  let destination: Destination
}
