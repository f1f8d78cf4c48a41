import CustomerData
import Retention

/// Whether one clause holds of one customer, and what was looked at.
public struct ClauseEvidence: Hashable, Sendable {
  /// The clause.
  public let clause: AudienceExpression
  /// Whether it holds.
  public let passed: Bool
  /// The customer's own values: `orders = 3, recency = 45 days`.
  public let evidence: String
}

extension AudienceExpression {
  /// For each top-level clause whether it holds of a customer, and why; none for `everyone`.
  ///
  /// - Complexity: O(own orders) a clause; O(customers log customers) for rankings.
  public func evidence(for customer: Int, in population: Population) -> [ClauseEvidence] {
    let evaluator = Evaluator(population)
    var only = Bitmap(count: population.facts.count)
    only[customer] = true
    let witness = Witness(customer: customer, only: only, evaluator: evaluator)
    return clauses.map { clause in
      ClauseEvidence(
        clause: clause, passed: evaluator.select(clause.condition, among: only)[customer],
        evidence: witness.statements(on: clause.condition).joined(separator: ", "))
    }
  }
}

/// Tells what is true of one customer in the words of a condition.
private struct Witness {
  let customer: Int
  let only: Bitmap
  let evaluator: Evaluator

  private var population: Population { evaluator.population }

  func statements(on condition: Condition) -> [String] {
    var said: [String] = []
    for statement in all(on: condition) where !said.contains(statement) { said.append(statement) }
    return said
  }

  private func all(on condition: Condition) -> [String] {
    switch condition {
    case .everyone: return ["a customer of the shop"]
    case .event(let event):
      let count = EventMatcher(event, population, among: only).count(of: customer)
      let unit =
        event.count?.unit == .units ? "unit" : event.verb.kind == nil ? "order" : "event"
      return ["\(count) such \(unit)\(count == 1 ? "" : "s")"]
    case .sequence(let first, let isNegated, let second, let span):
      let matcher = SequenceMatcher(
        first, isNegated: isNegated, second, within: span, population, among: only)
      if matcher.isPending(customer) { return ["the \(span.text) are not over yet"] }
      return [matcher.matches(customer) ? "happened" : "did not happen"]
    case .sample(_, let seed, let inner):
      let id = population.dataset.customers.contacts.ids[customer]
      let lot = Lot.drawn(by: id, seed: seed) * 100
      return ["drew \(Self.decimal(lot))%"] + all(on: inner)
    default: return values(of: condition) + condition.members.flatMap(all)
    }
  }

  private func values(of condition: Condition) -> [String] {
    condition.values.flatMap(\.fields).map { field, window in
      let value = Operand.field(field, window)
      return Formatter.text(of: value) + " = " + shown(field, value)
    }
  }

  private func shown(_ field: Field, _ value: Operand) -> String {
    switch field.type {
    case .word:
      let column = evaluator.words(value, [customer])
      guard let code = column.codes.first, code >= 0 else { return "unknown" }
      return column.entries[Int(code)].joined(separator: ", ")
    case .flag: return evaluator.columns.flags(field, of: [customer]) == [true] ? "yes" : "no"
    default:
      let number = evaluator.numbers(value, [customer]).low(0)
      return number.isNaN ? "unknown" : shown(number, field.type)
    }
  }

  private func shown(_ number: Double, _ type: ValueType) -> String {
    switch type {
    case .share: Self.decimal(number * 100) + "%"
    case .money: money(number)
    case .duration: Self.decimal(number) + (number == 1 ? " day" : " days")
    case .date: Day(number: Int32(number)).iso
    default: Self.decimal(number)
    }
  }

  private func money(_ minor: Double) -> String {
    let currency = population.dataset.shop.currency
    let unit = currency?.minorUnits ?? 100
    let whole = Int64(minor.rounded(.toNearestOrEven))
    let cents = String((whole.magnitude % UInt64(unit)) + UInt64(unit)).dropFirst()
    let amount = (whole < 0 ? "-" : "") + String(whole.magnitude / UInt64(unit))
    return amount + (unit == 1 ? "" : "." + cents) + (currency.map { " " + $0.code } ?? "")
  }

  /// At most two decimals.
  private static func decimal(_ number: Double) -> String {
    Number(Int64((number * 100).rounded()), places: 2).text
  }
}
