import CustomerData
import Dashboard
import Retention

/// An explanation in the contract's shape.
struct ExplanationJSON {
  let wording: Wording

  /// `{definition, formula, formula_with_values, inputs, left_out, window, as_of, final_on}` and more.
  func object(_ account: Explanation) -> JSON {
    .object([
      ("name", .string(account.definition.name)),
      ("definition", .string(account.definition.meaning)),
      ("formula", .string(account.definition.formula)),
      ("formula_with_values", .string(Self.withValues(account))),
      ("value", account.value.map { JSON(.number($0), decimals: 2) } ?? .null),
      ("unit", .string(account.definition.unit.text)),
      ("inputs", .array(account.inputs.map(input))),
      ("left_out", .array(account.leftOut.map(leftOut))),
      (
        "window",
        account.window.map {
          .object([("from", .string($0.first.iso)), ("to", .string($0.last.iso))])
        } ?? .null
      ),
      ("as_of", .string(account.asOf.iso)),
      ("final_on", .string(orNull: account.finalOn?.iso)),
      ("remarks", .array(account.remarks.map(JSON.string))),
      ("source", .string(account.definition.source)),
      ("data", .string(account.snapshot.text)),
    ])
  }

  /// The formula with each letter replaced by its value.
  static func withValues(_ account: Explanation) -> String {
    let text = Formula(account.definition.formula).substituted(account.inputs) { input in
      Fact.number(input.value).plain(decimals: 2) ?? ""
    }
    guard let value = account.value, let shown = Fact.number(value).plain(decimals: 2) else {
      return text
    }
    return "\(text) = \(shown)"
  }

  private func input(_ input: Input) -> JSON {
    .object([
      ("symbol", .string(input.symbol)), ("meaning", .string(input.meaning)),
      ("value", JSON(.number(input.value), decimals: 2)), ("unit", .string(input.unit.text)),
    ])
  }

  private func leftOut(_ group: LeftOut) -> JSON {
    .object([
      ("reason", .string(group.reason)), ("count", .number(group.count)),
      ("kind", .string(group.kind.rawValue)),
    ])
  }
}
