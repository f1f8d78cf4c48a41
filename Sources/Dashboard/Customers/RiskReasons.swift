import CustomerData
import Retention
import TerminalKit

/// Says in words why a customer is on the at-risk list, and nothing the data do not say.
struct RiskReasons {
  let wording: Wording

  /// Bad from 85 of 100 on, a warning below.
  static func role(of risk: Double) -> Role { risk >= 0.85 ? .bad : .warning }

  /// Each reason in a sentence, the strongest first.
  func reasons(_ profile: CustomerProfile) -> [(role: Role, sign: String, text: String)] {
    guard let silence = profile.silence else { return [] }
    var reasons = [(RiskReasons.role(of: silence.risk), "●", sentence(silence))]
    reasons.append((.warning, "◆", comparison(silence)))
    if let last = profile.orders.first, last.refunded > 0 {
      let amount = wording.exactMoney(last.refunded)
      reasons.append(
        (
          .warning, "◆",
          wording.say(
            "\(amount) of the last order were refunded.",
            "\(amount) de la dernière commande ont été remboursés.")
        ))
    }
    if silence.yearlySpend > 0 { reasons.append((.dim, "○", stake(silence))) }
    return reasons.map { (role: $0.0, sign: $0.1, text: $0.2) }
  }

  private func sentence(_ silence: SilenceRisk.Row) -> String {
    let (w, gap) = (wording, gap(silence))
    let times = w.decimal(silence.timesUsual)
    let days = w.number(silence.silence)
    return silence.isOwnGap
      ? w.say(
        "Silent for \(days) days: \(times) × their usual gap of \(gap).",
        "Silence de \(days) jours : \(times) × son rythme habituel de \(gap).")
      : w.say(
        "Silent for \(days) days: \(times) × everybody’s usual gap of \(gap), having too few of their own.",
        "Silence de \(days) jours : \(times) × le rythme de tous (\(gap)), faute d’un rythme propre."
      )
  }

  private func comparison(_ silence: SilenceRisk.Row) -> String {
    let share = wording.percent(silence.risk, places: 0)
    return silence.isOwnGap
      ? wording.say(
        "\(share) of their own gaps were shorter than this silence.",
        "\(share) de ses propres intervalles étaient plus courts que ce silence.")
      : wording.say(
        "\(share) of everybody’s gaps were shorter than this silence.",
        "\(share) des intervalles de tous étaient plus courts que ce silence.")
  }

  private func stake(_ silence: SilenceRisk.Row) -> String {
    let amount = wording.money(silence.yearlySpend)
    return wording.say(
      "Spent \(amount) in the year up to the last order.",
      "A dépensé \(amount) dans l’année avant la dernière commande.")
  }

  private func gap(_ silence: SilenceRisk.Row) -> String { wording.days(silence.usualGap) }
}
