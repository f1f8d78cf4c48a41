import CustomerData
import Retention

/// Finds the rows for which a condition holds, asking only rows that are still in question.
///
/// `select(c, among: rows)` is always the rows of `select(c, among: everyone)` within `rows`.
struct Evaluator {
  let population: Population
  let columns: any RowColumns
  let clock: Clock
  /// Whether nobody waits for the answer any more: what is left is then not worked out.
  private let isCalledOff: @Sendable () -> Bool

  private var currency: Currency? { population.dataset.shop.currency }

  /// Asks about customers.
  init(_ population: Population, isCalledOff: @escaping @Sendable () -> Bool = { false }) {
    self.init(population, CustomerColumns(population: population), isCalledOff)
  }

  /// Asks about the single orders or events that a verb means.
  static func of(
    _ verb: Verb, _ population: Population, isCalledOff: @escaping @Sendable () -> Bool = { false }
  ) -> Evaluator {
    guard let kind = verb.kind else {
      return Evaluator(population, OrderColumns(dataset: population.dataset), isCalledOff)
    }
    return Evaluator(population, EventColumns(population, kind), isCalledOff)
  }

  private init(
    _ population: Population, _ columns: any RowColumns,
    _ isCalledOff: @escaping @Sendable () -> Bool
  ) {
    self.population = population
    self.columns = columns
    self.isCalledOff = isCalledOff
    clock = Clock(population.dataset)
  }

  func select(_ condition: Condition, among rows: Bitmap) -> Bitmap {
    if isCalledOff() { return Bitmap(count: columns.count) }
    switch condition {
    case .everyone: return rows
    case .not(let inner): return rows.subtracting(select(inner, among: rows))
    case .all(let members):
      var left = rows
      for member in members.byCost where !left.isEmpty { left = select(member, among: left) }
      return left
    case .any(let members):
      var open = rows
      for member in members.byCost where !open.isEmpty {
        open = open.subtracting(select(member, among: open))
      }
      return rows.subtracting(open)
    case .member(_, let inner): return select(inner, among: rows)
    case .sample(let percent, let seed, let inner):
      return sample(percent, seed, select(inner, among: rows))
    case .found(let found): return rows.intersection(found)
    case .heldOut(let group):
      let ids = population.dataset.customers.contacts.ids
      return rows.filter(unless: isCalledOff) { group.holdsOut(ids[$0]) }
    // Another day's customers are not here: `lookingBack` finds them first.
    case .past: return Bitmap(count: columns.count)
    case .top(let count, let value, let inner): return top(count, value, inner, among: rows)
    case .ranked(let value, let end, let percent, let group):
      return ranked(value, end, percent, group, among: rows)
    case .event, .sequence: return happened(condition, among: rows)
    case .flag(let field):
      if let flagged = columns.flagged(field) { return rows.intersection(flagged) }
      return compare(condition, among: rows)
    case .compare(.field(let field, _), .equal, .literal(.word(let word))):
      guard let row = columns.row(of: word, in: field) else {
        return compare(condition, among: rows)
      }
      var only = Bitmap(count: columns.count)
      only[row] = rows[row]
      return only
    default: return compare(condition, among: rows)
    }
  }

  // What everybody did is kept: the same clause is asked again with every clause beside it.
  private func happened(_ condition: Condition, among rows: Bitmap) -> Bitmap {
    let (name, shelf) = (Formatter.text(of: condition), population.shelf)
    if let known = shelf.rows(name) { return rows.intersection(known) }
    guard shelf.isWorthEveryone(name, some: rows.population, of: columns.count) else {
      return happening(condition, among: rows)
    }
    let everyone = Bitmap(count: columns.count, repeating: true)
    let found = happening(condition, among: everyone)
    if !isCalledOff() { shelf.keep(found, as: name) }
    return rows.intersection(found)
  }

  private func happening(_ condition: Condition, among rows: Bitmap) -> Bitmap {
    switch condition {
    case .event(let event):
      let matcher = EventMatcher(event, population, among: rows, isCalledOff: isCalledOff)
      return rows.filter(unless: isCalledOff) { matcher.matches($0) }
    case .sequence(let first, let isNegated, let second, let span):
      let matcher = SequenceMatcher(
        first, isNegated: isNegated, second, within: span, population, among: rows,
        isCalledOff: isCalledOff)
      return rows.filter(unless: isCalledOff) { matcher.matches($0) }
    default: return rows
    }
  }

  private func compare(_ condition: Condition, among bitmap: Bitmap) -> Bitmap {
    if let found = compareInPlace(condition, among: bitmap) { return found }
    let rows = bitmap.rows
    var result = Bitmap(count: columns.count)
    let holds = test(condition, for: rows)
    for (place, row) in rows.enumerated() where holds(place) { result[row] = true }
    return result
  }

  /// What most audiences are told by, a word of the customer's or of the last order's.
  private func compareInPlace(_ condition: Condition, among bitmap: Bitmap) -> Bitmap? {
    let asked: (field: Field, literals: [Literal], isNegated: Bool)
    switch condition {
    case .compare(.field(let field, nil), .equal, .literal(let literal)):
      asked = (field, [literal], false)
    case .compare(.field(let field, nil), .unequal, .literal(let literal)):
      asked = (field, [literal], true)
    case .oneOf(.field(let field, nil), let literals, let isNegated):
      asked = (field, literals, isNegated)
    default: return nil
    }
    guard let words = columns.wordsInPlace(asked.field) else { return nil }
    let wanted = asked.literals.compactMap(\.word)
    return words.rows(
      among: bitmap, with: wanted, isNegated: asked.isNegated, unless: isCalledOff)
      ?? Bitmap(count: columns.count)
  }

  /// Whether the condition holds of the row at a place.
  private func test(_ condition: Condition, for rows: [Int]) -> (Int) -> Bool {
    switch condition {
    case .flag(let field):
      let flags = columns.flags(field, of: rows)
      return { flags[$0] }
    case .compare(let left, let relation, let right):
      if left.isWord { return compareWords(left, relation, right, for: rows) }
      let (left, right) = (numbers(left, rows), numbers(right, rows))
      return { relation.holds(left, right, at: $0) }
    case .between(let value, let low, let high):
      let (value, a, b) = (numbers(value, rows), numbers(low, rows), numbers(high, rows))
      return { place in
        let low = lower(a.low(place), b.low(place))
        let high = -lower(-a.high(place), -b.high(place))
        return value.high(place) >= low && value.low(place) <= high
      }
    case .dated(let value, let window):
      let days = window.days(clock)
      let (first, last) = (Double(days.first.number), Double(days.last.number))
      let value = numbers(value, rows)
      return { value.high($0) >= first && value.low($0) <= last }
    case .oneOf(let value, let literals, let isNegated):
      return testOneOf(value, literals, isNegated: isNegated, for: rows)
    default: return testWords(condition, for: rows)
    }
  }

  private func testWords(_ condition: Condition, for rows: [Int]) -> (Int) -> Bool {
    switch condition {
    case .text(let value, let test, let text):
      let column = words(value, rows)
      let accepted = column.accepting(test, text)
      return { column.codes[$0] >= 0 && accepted[Int(column.codes[$0])] }
    case .known(let value, let isKnown):
      if case .field(let field, _) = value, field.type == .flag {
        let isTold = field.isTold(in: population)
        return { _ in isKnown == isTold }
      }
      if value.isWord {
        let codes = words(value, rows).codes
        return { (codes[$0] >= 0) == isKnown }
      }
      let column = numbers(value, rows)
      return { column.low($0).isNaN != isKnown }
    default: return { _ in false }
    }
  }

  private func testOneOf(
    _ value: Operand, _ literals: [Literal], isNegated: Bool, for rows: [Int]
  ) -> (Int) -> Bool {
    if value.isWord {
      let column = words(value, rows)
      let accepted = column.accepting(literals.compactMap(\.word))
      return { column.codes[$0] >= 0 && accepted[Int(column.codes[$0])] != isNegated }
    }
    let column = numbers(value, rows)
    let others = literals.map { numbers(.literal($0), rows) }
    return { place in
      guard !column.low(place).isNaN else { return false }
      return others.contains { Relation.equal.holds(column, $0, at: place) } != isNegated
    }
  }

  private func compareWords(
    _ left: Operand, _ relation: Relation, _ right: Operand, for rows: [Int]
  ) -> (Int) -> Bool {
    let isNegated = relation == .unequal
    for (value, other) in [(left, right), (right, left)] {
      guard case .literal(let literal) = other, case .field = value else { continue }
      return testOneOf(value, [literal], isNegated: isNegated, for: rows)
    }
    let (left, right) = (words(left, rows), words(right, rows))
    return { place in
      guard left.codes[place] >= 0, right.codes[place] >= 0 else { return false }
      let others = right.entries[Int(right.codes[place])]
      return left.entries[Int(left.codes[place])].contains(where: others.contains) != isNegated
    }
  }

  func numbers(_ value: Operand, _ rows: [Int]) -> ValueColumn {
    Calculator(columns: columns, clock: clock, currency: currency).column(of: value, for: rows)
  }

  func words(_ value: Operand, _ rows: [Int]) -> WordColumn {
    switch value {
    case .field(let field, _): columns.words(field, of: rows)
    case .literal(.word(let word)):
      WordColumn(codes: Array(repeating: 0, count: rows.count), entries: [[word]])
    default: .unknown(for: rows)
    }
  }
}

/// The smaller of two, unknown when one is.
private func lower(_ a: Double, _ b: Double) -> Double {
  a.isNaN || b.isNaN ? .nan : Swift.min(a, b)
}

extension Literal {
  var word: String? {
    if case .word(let word) = self { return word }
    return nil
  }
}

extension Bitmap {
  /// The set rows for which something holds. O(set rows).
  func filter(_ isIncluded: (Int) -> Bool) -> Bitmap {
    filter(unless: { false }, isIncluded)
  }

  /// The same, which stops when it is called off; the rest is then left out.
  func filter(unless isCalledOff: () -> Bool, _ isIncluded: (Int) -> Bool) -> Bitmap {
    var words = [UInt64](repeating: 0, count: (count + 63) / 64)
    withWords { own in
      for place in own.indices {
        if place & 63 == 0, isCalledOff() { return }
        var (rest, kept) = (own[place], UInt64(0))
        while rest != 0 {
          let bit = rest & (~rest &+ 1)
          if isIncluded(place << 6 + rest.trailingZeroBitCount) { kept |= bit }
          rest ^= bit
        }
        words[place] = kept
      }
    }
    return Bitmap(count: count, words: words)
  }
}

extension [Condition] {
  /// The cheap ones first; the answer is the same in any order.
  fileprivate var byCost: [Condition] {
    enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }
      .map(\.element)
  }
}

extension Condition {
  fileprivate var cost: Int {
    switch self {
    case .event: 20
    case .sequence: 30
    case .top, .ranked: 100
    case .not, .all, .any, .sample, .member: members.map(\.cost).max() ?? 1
    case .flag: 0
    default:
      values.contains { $0.fields.contains { $0.window != nil || $0.field.isDear } } ? 10 : 1
    }
  }
}
