import CustomerData
import Retention

/// What to do next about a customer at risk: a suggestion by plain rules, each with its reason, never a discount.
extension Wording {
  /// The suggestion; nil: the customer is not at risk.
  public func nextStep(_ profile: CustomerProfile, asOf: Day) -> String? {
    let isAtRisk = profile.forecast.map { $0.row.risk >= ChurnRisk.threshold }
    guard isAtRisk ?? (profile.silence != nil) else { return nil }
    return way(profile.contact.consents, deed(profile, asOf: asOf))
  }

  private func deed(_ profile: CustomerProfile, asOf: Day) -> String {
    if let last = profile.orders.first, last.refunded > 0 {
      return say(
        "ask what went wrong with the last order before selling anything",
        "demander ce qui n’a pas été avec la dernière commande, avant toute vente")
    }
    if let scores = profile.scores, scores.count == 3, scores[2] == 5 {
      return say(
        "write in person: among the best fifth by value",
        "écrire personnellement : parmi le meilleur cinquième en valeur")
    }
    if let gone = profile.prediction?.survival?.goneDay, gone < asOf.adding(days: -365) {
      return say(
        "one last message, then leave in peace: probably gone for over a year",
        "un dernier message, puis laisser en paix : sans doute parti depuis plus d’un an")
    }
    return say(
      "a reminder without a discount, to half of them, so that its effect shows",
      "un rappel sans remise, à la moitié d’entre eux, pour en voir l’effet")
  }

  /// By which way it may be said: only one that was consented to.
  private func way(_ consents: [Purpose: ConsentRecord], _ deed: String) -> String {
    let ways: [(Purpose, String)] = [
      (.email, say("by e-mail", "par e-mail")), (.sms, say("by SMS", "par SMS")),
    ]
    guard let way = ways.first(where: { consents[$0.0]?.state == .granted }) else {
      return say(
        "No consent to write: nothing is sent, and an order would have to come by itself.",
        "Pas de consentement pour écrire : rien n’est envoyé, la commande viendrait d’elle-même.")
    }
    return capitalised(way.1) + say(": ", " : ") + deed + "."
  }

  /// When a customer will probably be gone, or has been.
  func gone(_ day: Day, asOf: Day) -> String {
    day <= asOf
      ? say("Probably gone since \(day.iso).", "Sans doute parti depuis le \(day.iso).")
      : say(
        "Probably gone by \(day.iso) unless they order.",
        "Sans doute parti le \(day.iso), sauf commande.")
  }
}
