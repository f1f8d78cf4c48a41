import Retention
import Testing

/// The promise of every explanation: its formula, worked out on its inputs, gives the shown value.
func expectAdds(
  _ account: Explanation, to shown: Double?, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(same(account.value, shown), "\(account.definition.name)", sourceLocation: sourceLocation)
  guard let shown else { return }
  let formula = Formula(account.definition.formula)
  do {
    let value = try formula.evaluate(account.inputs)
    #expect(
      same(value, shown), "\(account.definition.name): \(formula.text) on \(account.inputs)",
      sourceLocation: sourceLocation)
  } catch {
    Issue.record("\(formula.text): \(error)", sourceLocation: sourceLocation)
  }
  #expect(!account.definition.meaning.isEmpty && !account.definition.source.isEmpty)
}
