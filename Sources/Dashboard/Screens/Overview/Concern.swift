import CustomerData
import Foundation
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
  /// Why, or how much it matters; what matters less after each ` · `.
  let detail: String
  let destination: Destination

  /// As much of the detail as there is room for, by what ` · ` parts.
  func detail(fitting width: Int) -> String {
    var parts = detail.components(separatedBy: Self.less)
    while parts.count > 1, parts.joined(separator: Self.less).displayWidth > width {
      parts.removeLast()
    }
    return parts.joined(separator: Self.less)
  }

  private static let less = " · "
}
