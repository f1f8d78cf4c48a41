import CustomerData
import Retention

extension AudienceExpression {
  /// The earlier days of which it asks what was true; their data are needed to select with it.
  public func pastDays(seenFrom now: Population) -> Set<Day> {
    condition.pastDays(Clock(now.dataset))
  }

  /// The same with what was true on earlier days looked up: those customers by their ids. The text of what comes
  /// back is for nobody to read; select with it.
  ///
  /// - Parameters:
  ///   - now: the shop of today, whose rows the ids are looked up for.
  ///   - past: the shop as it was at the end of each of `pastDays`; nobody matches where one is missing.
  /// - Complexity: O(customers) for each earlier day's condition.
  public func lookingBack(
    from now: Population, past: [Day: Population]
  ) -> AudienceExpression {
    AudienceExpression(condition.lookingBack(from: now, past: past), asOf: moment)
  }
}

extension Condition {
  fileprivate func pastDays(_ clock: Clock) -> Set<Day> {
    if case .past(_, _, let date) = self { return [date.days(clock).last] }
    return members.reduce(into: []) { $0.formUnion($1.pastDays(clock)) }
  }

  fileprivate func lookingBack(from now: Population, past: [Day: Population]) -> Condition {
    func back(_ inner: Condition) -> Condition { inner.lookingBack(from: now, past: past) }
    switch self {
    case .past(let field, let word, let date):
      let day = date.days(Clock(now.dataset)).last
      let then = day == now.dataset.asOf ? now : past[day]
      return then.map { .found(Self.found(field, word, in: $0, seenFrom: now)) } ?? .not(.everyone)
    case .not(let inner): return .not(back(inner))
    case .all(let members): return .all(members.map(back))
    case .any(let members): return .any(members.map(back))
    case .member(let name, let inner): return .member(name: name, back(inner))
    case .sample(let percent, let seed, let inner):
      return .sample(percent: percent, seed: seed, back(inner))
    case .top(let count, let value, let inner):
      return .top(count, by: value, of: back(inner))
    default: return self
    }
  }

  /// Today's rows of the customers of whom something was true then; unknown is also who was not there yet.
  private static func found(
    _ field: Field, _ word: String?, in then: Population, seenFrom now: Population
  ) -> Bitmap {
    let value = Operand.field(field, nil)
    let condition: Condition =
      word.map { .compare(value, .equal, .literal(.word($0))) } ?? .known(value, true)
    let everyone = then.dataset.everyone.customers
    var rows = Bitmap(count: now.facts.count)
    var today = Counterparts(of: then.dataset.customers, in: now.dataset.customers)
    Evaluator(then).select(condition, among: everyone).forEachSet { row in
      if let row = today.row(of: row) { rows[row] = true }
    }
    return word == nil ? now.dataset.everyone.customers.subtracting(rows) : rows
  }
}
