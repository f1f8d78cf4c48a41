import CustomerData
import Retention

/// A question about numbers rather than customers: `show aov per week vs same period last year`,
/// `cohort retention classic per month in last 12 months`.
///
/// Its text is canonical: reading it gives the statement back.
public struct ChartStatement: Hashable, Sendable {
  /// What is asked for.
  public enum Question: Hashable, Sendable {
    /// Numbers by their names.
    case numbers([NumberName])
    /// The cohort table.
    case cohorts(CohortMeasure)
    /// What an experiment changed.
    case lift(experiment: String, on: Field)
  }

  /// What a number stands beside.
  public enum Comparison: String, Hashable, Sendable, CaseIterable {
    case previousPeriod = "previous period"
    case lastYear = "same period last year"
  }

  /// How it is drawn, where it can be.
  public enum Chart: String, Hashable, Sendable, CaseIterable {
    case table, line, bars, heatmap, area
  }

  /// What is asked for.
  public let question: Question
  /// What rows are told apart by.
  public var by: [Field] = []
  /// One row a calendar period of this length; nil: one for all.
  public var per: PeriodUnit?
  /// Of whom.
  public var audience: AudienceExpression?
  var window: Window?
  var marks: [Span] = []
  /// What a number stands beside.
  public var versus: Comparison?
  /// How it is drawn.
  public var chart: Chart?
  var moment: DateText?

  init(_ question: Question) { self.question = question }

  /// Reads a statement.
  ///
  /// - Parameters:
  ///   - text: begins with `show` or `cohort`.
  ///   - shop: whose currency amounts must have; nil: not checked.
  ///   - audiences: finds audiences named inside `for`.
  public init(
    parsing text: String, for shop: Shop? = nil, audiences: (any AudienceResolver)? = nil
  ) throws(ExpressionError) {
    var parser = try Parser(text, currency: shop?.currency, audiences: audiences, path: [])
    self = try parser.statement()
  }

  /// Whether a text is a statement and not an expression.
  public static func begins(_ text: String) -> Bool {
    let word = text.drop { $0.isWhitespace }.prefix { $0.isLetter }.lowercased()
    return word == "show" || word == "cohort"
  }

  /// The days asked about; nil: all up to the as-of day.
  public func days(asOf day: Day, weekStart: Shop.WeekStart = .monday) -> DayRange? {
    window?.days(Clock(asOf: day, weekStart: weekStart))
  }

  /// Whether days are written.
  public var hasWindow: Bool { window != nil }

  /// The customers whose first order lies in the days asked about.
  public var firstOrders: AudienceExpression {
    window.map { AudienceExpression(.firstOrder($0)) } ?? .everyone
  }

  /// The ages asked about, in days.
  public var ages: [Int] {
    // Seen back from 1970-01-01: months and years have the days they have there.
    marks.map { Int($0.days(before: Day(number: 0)).rounded()) }
  }

  /// The day written after `as of`, seen from another day; nil: none is written.
  public func asOf(seenFrom day: Day, weekStart: Shop.WeekStart = .monday) -> Day? {
    moment?.days(Clock(asOf: day, weekStart: weekStart)).last
  }
}

extension ChartStatement: CustomStringConvertible {
  /// The canonical text.
  public var description: String { text }

  /// The canonical text; formatting it again changes nothing.
  public var text: String {
    var parts = [question.text]
    if !by.isEmpty { parts.append("by " + by.map(\.name).joined(separator: ", ")) }
    if let per { parts.append("per " + per.rawValue) }
    if let audience { parts.append("for (\(audience.text))") }
    if let window { parts.append(window.text) }
    if !marks.isEmpty { parts.append("at " + marks.map(\.text).joined(separator: ", ")) }
    if let versus { parts.append("vs " + versus.rawValue) }
    if let chart { parts.append("as " + chart.rawValue) }
    if let moment { parts.append("as of " + moment.text) }
    return parts.joined(separator: " ")
  }
}

extension ChartStatement.Question {
  fileprivate var text: String {
    switch self {
    case .numbers(let names): "show " + names.map(\.id).joined(separator: ", ")
    case .cohorts(let measure): "cohort " + measure.words
    case .lift(let experiment, let field):
      "show lift of experiment \(Formatter.quoted(experiment)) on \(field.name)"
    }
  }
}

extension CohortMeasure {
  /// As written after `cohort`.
  var words: String {
    switch self {
    case .retention: "retention classic"
    case .rolling: "retention rolling"
    case .cumulative: "retention cumulative"
    case .revenueRetention: "revenue_retention"
    case .customers, .revenue, .lifetimeValue, .orders: rawValue
    }
  }
}
