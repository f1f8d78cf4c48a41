import CustomerData
import Retention
import TerminalKit

/// What the models assume of a shop and whether it holds there, and what has changed since the last
/// fit.
enum ModelFact: Equatable {
  /// Whether customers buy at random times.
  case regularity(PurchaseRegularity)
  /// Whether who orders often spends differently per order.
  case spend(SpendFit)
  /// Which purchase model foretells orders and value, and whether customers are seen to stop.
  case purchases(PurchaseFits, PurchaseFit)
  /// Whether customers are spread over the risks as they were.
  case drift(ModelDrift)
  /// How far today's fit lies from the one before.
  case refit(ModelDrift)

  /// All that is known of a study.
  static func all(of study: ModelStudy) -> [ModelFact] {
    var facts: [ModelFact] = []
    if let purchases = study.purchases {
      facts.append(.purchases(purchases, study.purchaseModel ?? purchases.chosen))
    }
    if let regularity = study.regularity { facts.append(.regularity(regularity)) }
    if let spend = study.spend { facts.append(.spend(spend)) }
    if let drift = study.drift { facts += [.drift(drift), .refit(drift)] }
    return facts
  }

  /// How the number came about; nil: it is no number.
  func explanation(of study: ModelStudy) -> Explanation? {
    let (day, snapshot) = (study.asOf, study.snapshot)
    return switch self {
    case .regularity(let regularity): regularity.explanation(asOf: day, snapshot: snapshot)
    case .spend(let spend): spend.explanation(asOf: day, snapshot: snapshot)
    case .purchases: nil
    case .drift(let drift), .refit(let drift): drift.explanation(asOf: day, snapshot: snapshot)
    }
  }

  /// Whether it is as the models would have it.
  var tone: Tone {
    switch self {
    case .regularity(let regularity): regularity.isRhythmic ? .warning : .good
    case .spend(let spend):
      spend.isCorrelated || spend.convergence != .converged ? .warning : .good
    case .purchases(let fits, _):
      fits.all.contains { $0.convergence != .converged } ? .warning : .good
    case .drift(let drift):
      drift.stability >= ModelDrift.muchChange
        ? .bad : drift.stability >= ModelDrift.littleChange ? .warning : .good
    case .refit: .note
    }
  }
}

extension Wording {
  /// What a fact is about, its value, and what that means.
  func words(_ fact: ModelFact) -> (name: String, value: String, verdict: String) {
    switch fact {
    case .regularity(let regularity):
      (
        say("rhythm", "régularité"), "k " + decimal(regularity.k, places: 2),
        regularity.isRhythmic
          ? say(
            "a rhythm; purchase models assume random times",
            "un rythme ; les modèles supposent le hasard")
          : say(
            "near random times, as the purchase models assume",
            "proche du hasard, comme les modèles d’achat le supposent")
      )
    case .spend(let spend):
      (
        say("spend", "dépense"), spend.correlation.map { "ρ " + decimal($0, places: 2) } ?? absent,
        spend.remarks.first.map { remark($0) }
          ?? say(
            "spend per order does not hang on how often: Gamma-Gamma holds",
            "le panier ne dépend pas de la fréquence : Gamma-Gamma tient")
      )
    case .purchases(let fits, let serving): purchases(fits, serving)
    case .drift(let drift):
      (say("drift", "dérive"), "PSI " + decimal(drift.stability, places: 2), verdict(drift))
    case .refit(let drift):
      (
        say("refit", "réajusté"), decimal(drift.refit * 100) + say(" pt", " pt"),
        say(
          "a customer’s share, from the fit of \(drift.since.iso)",
          "par client, depuis l’ajustement du \(drift.since.iso)")
      )
    }
  }

  private func purchases(
    _ fits: PurchaseFits, _ serving: PurchaseFit
  ) -> (name: String, value: String, verdict: String) {
    let name = say("orders by", "commandes")
    let lost = fits.all.filter { $0.convergence != .converged && $0.family != serving.family }
    let list = lost.map(\.family.rawValue).joined(separator: ", ")
    if lost.isEmpty {
      return (
        name, serving.family.rawValue,
        say(
          "foretells orders, value and the next order’s day",
          "prévoit commandes, valeur et jour de la prochaine")
      )
    }
    guard lost.contains(where: { $0.convergence == .noDropOut }) else {
      return (
        name, serving.family.rawValue,
        say(
          "no summit, so not used: \(list)",
          "sans maximum, donc exclus : \(list)")
      )
    }
    return (
      name, serving.family.rawValue,
      say(
        "nothing shows that customers stop: no summit for \(list)",
        "rien ne montre que des clients s’arrêtent : pas de maximum pour \(list)")
    )
  }

  private func verdict(_ drift: ModelDrift) -> String {
    let day = drift.since.iso
    if drift.stability >= ModelDrift.muchChange {
      return say(
        "the customers are others than on \(day): a fit of that day would no longer do",
        "les clients ne sont plus ceux du \(day) : un ajustement d’alors ne suffirait plus")
    }
    if drift.stability >= ModelDrift.littleChange {
      return say(
        "customers have shifted since the fit of \(day)",
        "les clients ont évolué depuis l’ajustement du \(day)")
    }
    return say(
      "customers are spread as at the fit of \(day)",
      "les clients se répartissent comme à l’ajustement du \(day)")
  }
}
