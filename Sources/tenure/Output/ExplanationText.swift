import CustomerData
import Dashboard
import Retention

/// An explanation as a short page.
struct ExplanationText {
  let wording: Wording

  func text(_ account: Explanation) -> String {
    let w = wording
    var lines = [w.name(account.definition.name), "", "  " + w.meaning(account.definition), ""]
    lines.append("  " + account.definition.formula)
    let shown = Formula(account.definition.formula).substituted(account.inputs) {
      w.value($0.value, $0.unit)
    }
    lines.append("  = \(shown) = \(w.value(account.value, account.definition.unit))")
    lines.append("")
    for input in account.inputs {
      lines.append("  \(input.symbol): \(w.meaning(input)): \(w.value(input.value, input.unit))")
    }
    if !account.leftOut.isEmpty {
      lines += ["", "  " + w.say("Left out", "Hors du calcul")]
      lines += account.leftOut.map { group in
        let what = group.kind == .customers ? w.customers(group.count) : w.orders(group.count)
        return "  \(what): \(w.reason(group))"
      }
    }
    lines.append("")
    if let window = account.window {
      lines.append("  " + w.say("Days", "Jours") + ": \(window.first.iso) … \(window.last.iso)")
    }
    lines.append("  " + w.say("As of", "Au") + ": \(account.asOf.iso)")
    if let day = account.finalOn {
      lines.append("  " + w.say("Final on", "Définitif le") + ": \(day.iso)")
    }
    lines += account.remarks.map { "  ◆ " + w.remark($0) }
    lines.append("  " + w.say("Source", "Source") + ": \(account.definition.source)")
    return lines.joined(separator: "\n") + "\n"
  }
}
