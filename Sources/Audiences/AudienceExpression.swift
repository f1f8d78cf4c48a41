import CustomerData
import Retention

/// Some customers, described in words: `orders = 1 and last_order more than 60 days ago`.
///
/// Two expressions are equal when they say the same in the same order; `text` is the one
/// way of writing it, and parsing that text gives the expression back.
public struct AudienceExpression: Hashable, Sendable {
  let condition: Condition
  let moment: DateText?

  init(_ condition: Condition, asOf moment: DateText? = nil) {
    self.condition = condition
    self.moment = moment
  }

  /// Reads an expression and checks its types before anything runs.
  ///
  /// - Parameters:
  ///   - text: the expression; `#` begins a comment up to the end of the line.
  ///   - shop: whose currency amounts must have; nil: not checked.
  ///   - audiences: finds the audiences named by `in audience "…"`; nil: there are none.
  /// - Complexity: O(length of the text and of the audiences it names).
  public init(
    parsing text: String, for shop: Shop? = nil, audiences: (any AudienceResolver)? = nil
  ) throws(ExpressionError) {
    var parser = try Parser(text, currency: shop?.currency, audiences: audiences, path: [])
    self = try parser.expression()
  }

  /// Every customer, with and without orders.
  public static let everyone = AudienceExpression(.everyone)

  /// The canonical text; formatting it again changes nothing.
  public var text: String {
    Formatter.text(of: condition) + (moment.map { " as of " + $0.text } ?? "")
  }

  /// Customers in both. `everyone` changes nothing, and `and` stays flat.
  public func and(_ other: AudienceExpression) -> AudienceExpression {
    AudienceExpression(
      .all(of: [condition, other.condition]), asOf: moment ?? other.moment)
  }

  /// Customers in either; a day written in one of them is kept.
  public func or(_ other: AudienceExpression) -> AudienceExpression {
    AudienceExpression(.any(of: [condition, other.condition]), asOf: moment ?? other.moment)
  }

  /// Exactly the other customers.
  public var negated: AudienceExpression {
    if case .not(let inner) = condition { return AudienceExpression(inner, asOf: moment) }
    return AudienceExpression(.not(condition), asOf: moment)
  }

  /// The conditions joined by the outermost `and`, as breadcrumbs show them; none for `everyone`.
  public var clauses: [AudienceExpression] { condition.clauses.map { AudienceExpression($0) } }

  /// Without the last clause: the way back of a drill-down. `everyone` stays.
  ///
  /// A ranking (`top 100 by spent`) counts as the last clause.
  public var droppingLastClause: AudienceExpression {
    if case .top(_, _, let inner) = condition { return AudienceExpression(inner, asOf: moment) }
    return AudienceExpression(.all(of: condition.clauses.dropLast()), asOf: moment)
  }

  /// The expression cut in two at each outermost `and`, the longest first part first: whoever is in
  /// both parts is in the whole.
  public var divisions: [(outer: AudienceExpression, inner: AudienceExpression)] {
    let clauses = condition.clauses
    guard clauses.count > 1 else { return [] }
    return (1..<clauses.count).reversed().map { cut in
      (
        AudienceExpression(.all(of: Array(clauses[..<cut]))),
        AudienceExpression(.all(of: Array(clauses[cut...])))
      )
    }
  }

  /// Whether the models must be fitted before it is evaluated.
  public var needsForecasts: Bool { condition.needsForecasts }

  /// The same with audiences it names replaced by their definitions.
  public var expanded: AudienceExpression { AudienceExpression(condition.expanded, asOf: moment) }

  /// The day written after `as of`, seen from another day; nil: none is written.
  ///
  /// The caller loads the data as of that day: a selection never looks at another day itself.
  public func asOf(seenFrom day: Day, weekStart: Shop.WeekStart = .monday) -> Day? {
    moment?.days(Clock(asOf: day, weekStart: weekStart)).last
  }
}

extension AudienceExpression: Codable {
  /// Reads the text; a text that is no expression is corrupted data.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do throws(ExpressionError) {
      try self.init(parsing: text)
    } catch {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: error.message(in: text))
    }
  }

  /// Writes the text, with named audiences replaced by their definitions: it can be read anywhere.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(expanded.text)
  }
}

extension AudienceExpression: CustomStringConvertible {
  /// The canonical text.
  public var description: String { text }
}

/// Finds the texts of saved audiences by name.
public protocol AudienceResolver: Sendable {
  /// The text of an audience; nil: there is none of that name.
  func text(ofAudience name: String) -> String?
  /// Every name, for suggestions.
  var audienceNames: [String] { get }
  /// The customers a campaign leaves alone; nil: no such campaign has a holdout.
  func holdout(ofCampaign name: String) -> HoldoutGroup?
  /// Every campaign with a holdout, for suggestions.
  var holdoutNames: [String] { get }
}

extension AudienceResolver {
  /// Whoever keeps no holdouts knows none.
  public func holdout(ofCampaign name: String) -> HoldoutGroup? { nil }
  /// Whoever keeps no holdouts knows none.
  public var holdoutNames: [String] { [] }
}

extension [String: String]: AudienceResolver {
  /// The text stored under the name.
  public func text(ofAudience name: String) -> String? { self[name] }
  /// The keys, sorted.
  public var audienceNames: [String] { keys.sorted() }
}

extension AudienceExpression {
  /// The customers it describes; with `selection`, those of them within it, asking only those.
  ///
  /// - Complexity: O(customers in question) for attributes and rankings, O(their orders since the
  ///   window began) for events and windows. In `and` the cheap conditions run first, and each asks
  ///   only who is left.
  public func select(from population: Population, within selection: Selection? = nil) -> Selection {
    evaluated(by: Evaluator(population), within: selection)
  }

  /// The same for a question that may be called off.
  ///
  /// - Throws: `cancelled` when the task is, within milliseconds.
  public func selection(
    from population: Population, within selection: Selection? = nil
  ) throws(MetricError) -> Selection {
    let selected = evaluated(
      by: Evaluator(population, isCalledOff: { Task.isCancelled }), within: selection)
    if Task.isCancelled { throw .cancelled }
    return selected
  }

  private func evaluated(by evaluator: Evaluator, within selection: Selection?) -> Selection {
    let dataset = evaluator.population.dataset
    let snapshot = dataset.fingerprint
    precondition(selection.map { $0.snapshot == snapshot } ?? true, "selections of two snapshots")
    let rows = selection?.customers ?? dataset.everyone.customers
    return Selection(snapshot: snapshot, customers: evaluator.select(condition, among: rows))
  }
}
