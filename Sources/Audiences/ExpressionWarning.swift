import CustomerData
import Retention

/// What an expression may not mean the way it reads, for the data at hand.
public enum ExpressionWarning: Hashable, Sendable {
  /// “Has not ordered in the window”, but the data begin inside the window.
  case dataBeginInside(clause: String, windowStart: Day, dataStart: Day)
  /// No customer, order or product has this word; the nearest that there are.
  case wordNowhere(String, of: String, nearest: [String])
  /// The attribute is unknown for everyone.
  case noData(Field)
  /// Customers whose time of `then not` is still running; they don't match yet.
  case stillOpen(clause: String, customers: Int)
  /// The files tell of no such events at all.
  case noEvents(verb: String)
  /// Amounts name a currency, but the data name none: read as the same.
  case currencyUnknown(Currency)

  /// One English sentence without a capital or a full stop.
  public var sentence: String {
    switch self {
    case .dataBeginInside(let clause, let windowStart, let dataStart):
      "the data begin on \(dataStart.iso), inside the window of “\(clause)” that begins on \(windowStart.iso)"
    case .wordNowhere(let word, let name, let nearest):
      "no \(name) is “\(word)”"
        + (nearest.isEmpty
          ? "" : "; there is " + nearest.map { "“\($0)”" }.joined(separator: ", "))
    case .noData(let field): "\(field.name) is unknown for everyone: this data can't tell"
    case .stillOpen(let clause, let customers):
      "\(customers) \(customers == 1 ? "customer is" : "customers are") still inside the time of “\(clause)” and not matched yet"
    case .noEvents(let verb): "the files tell of nothing that was \(verb)"
    case .currencyUnknown(let currency):
      "the data name no currency: amounts in \(currency.code) are taken as the shop's"
    }
  }
}

extension AudienceExpression {
  /// Everything to be told beside the answer, in order of the text, each once.
  ///
  /// - Complexity: O(conditions × distinct words), and O(orders) for each `then not`.
  public func warnings(for population: Population) -> [ExpressionWarning] {
    var collector = WarningCollector(evaluator: Evaluator(population))
    collector.visit(condition, isNegated: false)
    return collector.warnings
  }
}

private struct WarningCollector {
  let evaluator: Evaluator
  private(set) var warnings: [ExpressionWarning] = []

  private var population: Population { evaluator.population }

  init(evaluator: Evaluator) { self.evaluator = evaluator }

  mutating func visit(_ condition: Condition, isNegated: Bool) {
    for value in condition.values { visit(value) }
    visitWords(of: condition, by: evaluator)
    switch condition {
    case .not(let inner): visit(inner, isNegated: !isNegated)
    case .event(let event): visit(event, assertsAbsence: isNegated != event.matchesNone)
    case .sequence(let first, let isLonely, let second, let span):
      visit(first, assertsAbsence: false)
      visit(second, assertsAbsence: false)
      if isLonely { countOpen(condition, first, second, span) }
    default:
      for member in condition.members { visit(member, isNegated: isNegated) }
    }
  }

  private mutating func visit(_ event: Event, assertsAbsence: Bool) {
    let clock = evaluator.clock
    let source = EventSource(event.verb, population.dataset)
    if source.isEmpty, event.verb.kind != nil { add(.noEvents(verb: event.verb.rawValue)) }
    if assertsAbsence, let window = event.window, let start = window.start(clock),
      let dataStart = source.firstDay, start < dataStart
    {
      add(
        .dataBeginInside(
          clause: Formatter.text(of: event), windowStart: start, dataStart: dataStart))
    }
    if let object = event.object {
      let column = object.kind.column(of: event.verb, in: population.dataset)
      for name in object.names { check(name, in: column, called: object.kind.rawValue) }
    }
    if let filter = event.filter { visit(filter, of: event.verb) }
  }

  private mutating func visit(_ filter: Condition, of verb: Verb) {
    visitWords(of: filter, by: .of(verb, population))
    for member in filter.members { visit(member, of: verb) }
  }

  private mutating func visit(_ value: Operand) {
    switch value {
    case .field(let field, _):
      let isKnown =
        field.isForecast
        ? population.forecasts != nil
        : field.isExpected
          ? population.purchases.sufficiency.isSufficient : field.isTold(in: population)
      if !isKnown { add(.noData(field)) }
    case .literal(.money(_, let currency?)):
      if population.dataset.shop.currency == nil { add(.currencyUnknown(currency)) }
    case .literal: break
    case .arithmetic(let left, _, let right):
      visit(left)
      visit(right)
    }
  }

  private mutating func visitWords(of condition: Condition, by evaluator: Evaluator) {
    let pairs: [(Operand, [String])] =
      switch condition {
      case .compare(let left, _, .literal(.word(let word))): [(left, [word])]
      case .compare(.literal(.word(let word)), _, let right): [(right, [word])]
      case .oneOf(let value, let literals, _): [(value, literals.compactMap(\.word))]
      default: []
      }
    for case (.field(let field, let window), let words) in pairs
    where field.type == .word && field.vocabulary == nil && field.isTold(in: population) {
      let column = evaluator.words(.field(field, window), [])
      for word in words { check(word, in: column, called: field.name) }
    }
  }

  private mutating func check(_ word: String, in column: WordColumn, called name: String) {
    guard column.entries(meaning: word).isEmpty else { return }
    let known = Array(Set(column.entries.joined().prefix(5000))).sorted()
    add(.wordNowhere(word, of: name, nearest: NearestNames.of(word, among: known)))
  }

  private mutating func countOpen(
    _ condition: Condition, _ first: Event, _ second: Event, _ span: Span
  ) {
    let everyone = population.dataset.everyone.customers
    let matcher = SequenceMatcher(
      first, isNegated: true, second, within: span, population, among: everyone)
    let open = everyone.filter(matcher.isPending).population
    if open > 0 { add(.stillOpen(clause: Formatter.text(of: condition), customers: open)) }
  }

  private mutating func add(_ warning: ExpressionWarning) {
    if !warnings.contains(warning) { warnings.append(warning) }
  }
}
