import CustomerData
import Retention
import TerminalKit

/// The selected cell in words that could be read aloud.
struct CohortSentence {
  let screen: CohortsScreen
  let wording: Wording

  /// The sentence; "" while there is no cell.
  var text: String {
    guard let row = screen.row, let cell = screen.cell else { return averageText }
    let sentence = [
      counted(row, cell), interval(row, cell) + compared(row), unfinished(row, cell),
    ]
    return sentence.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private var measure: CohortMeasure { screen.metric.measure }
  private var k: Int { screen.cursor.period }

  private var averageText: String {
    guard let average = screen.average(k), let table = screen.table.value?.value else { return "" }
    let w = wording
    let final = table.rows.count { k < $0.cells.count && $0.cells[k].isFinal }
    return w.say(
      "Average of \(final) cohorts whose \(w.name(of: screen.metric.unit)) \(k) is over: "
        + "\(w.cellValue(average, measure)), large cohorts counting more.",
      "Moyenne des \(final) cohortes dont le \(w.name(of: screen.metric.unit)) \(k) est fini : "
        + "\(w.cellValue(average, measure)), les grandes comptant plus.")
  }

  /// `Of the 2,140 customers who first bought in November 2025, 240 bought again in February 2026.`
  private func counted(_ row: CohortRow, _ cell: CohortCell) -> String {
    let w = wording
    let cohort = w.period(row.cohort)
    let period = w.period(row.cohort.adding(k))
    let (size, count) = (w.customers(row.size), w.number(cell.customers))
    let head = w.say(
      "Of the \(size) who first bought in \(cohort), ",
      "Sur les \(size) venus pour la première fois en \(cohort), ")
    if k == 0, measure == .retention || measure == .customers {
      return w.say("\(size) first bought in \(cohort).", "\(size) sont venus en \(cohort).")
    }
    switch measure {
    case .retention, .customers:
      return head
        + w.say("\(count) bought again in \(period).", "\(count) ont racheté en \(period).")
    case .rolling:
      return head
        + w.say(
          "\(count) bought in \(period) or later.", "\(count) ont acheté en \(period) ou après.")
    case .cumulative:
      return head
        + w.say(
          "\(count) had bought on a second day by the end of \(period).",
          "\(count) avaient racheté avant la fin de \(period).")
    case .revenue, .revenueRetention:
      return head
        + w.say(
          "\(count) spent \(w.money(cell.revenue)) in \(period).",
          "\(count) ont dépensé \(w.money(cell.revenue)) en \(period).")
    case .lifetimeValue:
      let spent = w.money(cell.revenueToDate)
      return w.say(
        "The \(size) who first bought in \(cohort) have spent \(spent) by the end of \(period).",
        "Les \(size) venus en \(cohort) ont dépensé \(spent) jusqu’à la fin de \(period).")
    case .orders:
      let orders = w.orders(cell.orders)
      return head
        + w.say(
          "\(count) placed \(orders) in \(period).", "\(count) ont passé \(orders) en \(period).")
    }
  }

  private func interval(_ row: CohortRow, _ cell: CohortCell) -> String {
    let w = wording
    let value = w.cellValue(cell.value, measure)
    switch measure {
    case .retention, .rolling, .cumulative:
      guard k > 0, let wilson = WilsonInterval(cell.customers, of: row.size) else { return "" }
      let range = "\(w.decimal(wilson.low * 100))–\(w.decimal(wilson.high * 100))"
      return w.say("That is \(value) (95 %: \(range))", "Soit \(value) (95 % : \(range))")
    case .customers:
      guard k > 0, let wilson = WilsonInterval(cell.customers, of: row.size) else { return "" }
      let share = w.percent(Double(cell.customers) / Double(max(1, row.size)))
      let range = "\(w.decimal(wilson.low * 100))–\(w.decimal(wilson.high * 100))"
      return w.say("That is \(share) (95 %: \(range))", "Soit \(share) (95 % : \(range))")
    case .revenueRetention:
      return w.say(
        "That is \(value) of the first \(w.name(of: screen.metric.unit))’s revenue",
        "Soit \(value) du CA de la première période")
    case .lifetimeValue: return w.say("That is \(value) each", "Soit \(value) chacun")
    case .revenue, .orders: return w.say("That is \(value)", "Soit \(value)")
    }
  }

  /// `, 5.7 pt under the average of 16.9 %: about 122 customers fewer.`
  private func compared(_ row: CohortRow) -> String {
    let w = wording
    guard k > 0 || !measure.isShare, measure != .customers,
      let difference = screen.difference(k), let average = screen.average(k)
    else { return k == 0 && measure.isShare ? "" : measure == .customers && k == 0 ? "" : "." }
    let amount = w.difference(abs(difference), measure).drop { $0 == "+" || $0 == "±" }
    let usual = w.cellValue(average, measure)
    let text =
      difference < 0
      ? w.say(
        ", \(amount) under the average of \(usual)", ", \(amount) sous la moyenne de \(usual)")
      : w.say(
        ", \(amount) over the average of \(usual)",
        ", \(amount) au-dessus de la moyenne de \(usual)")
    guard [.retention, .rolling, .cumulative].contains(measure) else { return text + "." }
    let people = Int((abs(difference) * Double(row.size)).rounded())
    guard people > 0 else { return text + "." }
    let who = w.customers(people)
    let more = difference < 0 ? w.say("fewer", "de moins") : w.say("more", "de plus")
    return text + w.say(": about \(who) \(more).", " : environ \(who) \(more).")
  }

  private func unfinished(_ row: CohortRow, _ cell: CohortCell) -> String {
    guard !measure.staysOpen(inPeriod: k) else {
      return wording.say(
        "It rises when one of them comes back later; a younger cohort has had less time, so it is not compared.",
        "Elle monte si l’un d’eux revient plus tard ; une cohorte plus jeune a eu moins de temps : pas de comparaison."
      )
    }
    guard !cell.isFinal else { return "" }
    let unit = wording.name(of: screen.metric.unit)
    let day = row.cohort.adding(k).last.iso
    return wording.say(
      "The \(unit) is not over: observed so far, final on \(day).",
      "La période n’est pas finie : observé à ce jour, définitif le \(day).")
  }
}
