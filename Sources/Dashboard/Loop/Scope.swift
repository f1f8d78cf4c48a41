import Audiences
import CustomerData
import Retention

/// What every screen is about: the period of the figures and the customers.
public struct Scope: Equatable, Sendable {
  /// Length of the period that ends at the as-of day.
  public var days: Int
  /// A period from one day to another; nil: the last `days` days.
  public var range: DayRange?
  /// The customers every screen is restricted to (`--audience`).
  public var audience: AudienceExpression
  /// Which columns the lists show; nil: the usual ones.
  var columns: [CustomerListKind: ColumnPlan] = [:]

  /// The last `days` days of everyone.
  public init(days: Int = 90, range: DayRange? = nil, audience: AudienceExpression = .everyone) {
    self.days = days
    self.range = range
    self.audience = audience
  }

  /// The key figures of this period.
  public var keyFigures: KeyFigures { KeyFigures(days: days, range: range) }
}
