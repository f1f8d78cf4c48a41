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
    if let forecast = profile.forecast { return reasons(forecast) }
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
    reasons.append((.dim, "○", untested))
    return reasons.map { (role: $0.0, sign: $0.1, text: $0.2) }
  }

  /// The model's risk, what raises it, what is at stake, and what no model knows.
  private func reasons(
    _ forecast: CustomerProfile.Forecast
  ) -> [(role: Role, sign: String, text: String)] {
    let (w, row) = (wording, forecast.row)
    let risk = w.percent(row.risk, places: 0)
    let isAtRisk = row.risk >= ChurnRisk.threshold
    var lines: [(role: Role, sign: String, text: String)] = [
      (
        isAtRisk ? Self.role(of: row.risk) : .dim, isAtRisk ? "●" : "○",
        w.say(
          "\(risk) of no order in \(forecast.horizon) days (\(forecast.model.rawValue)).",
          "\(risk) de ne rien commander en \(forecast.horizon) jours (\(forecast.model.rawValue)).")
      )
    ]
    for reason in w.phrases(of: row, forecast.reasons) where isAtRisk {
      lines.append((.warning, "◆", w.capitalised(reason) + "."))
    }
    guard isAtRisk else { return lines }
    if row.yearlySpend > 0 {
      let stake = w.money(Int64(row.valueAtRisk.rounded()))
      lines.append((.dim, "○", w.say("\(stake) a year at risk.", "\(stake) par an à risque.")))
    }
    lines.append((.dim, "○", untested))
    return lines
  }

  private var untested: String { wording.untested + "." }

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
