import Audiences
import CustomerData
import RetentionEngine
import Workspace

/// An audience of the trade that can be told from any shop's orders, offered before one is saved.
public struct ReadyAudience: Hashable, Sendable {
  /// Unique among them.
  public let id: String
  let english: String
  let french: String
  /// What it is good for.
  let purpose: String
  let purposeInFrench: String
  /// Whom.
  public let expression: String
  /// Offered only where this finds somebody: a product or a campaign the shop may not have.
  var requires: String?

  /// All of them, in the order shown.
  public static let all: [ReadyAudience] = [
    ReadyAudience(
      id: "one-and-done", english: "One-and-done, cooling",
      french: "Un seul achat, refroidit",
      purpose: "a second order is the hardest one to win",
      purposeInFrench: "le deuxième achat est le plus dur à obtenir",
      expression: "orders = 1 and last_order more than 60 days ago"),
    ReadyAudience(
      id: "onboarding", english: "Onboarding, day 30 to 60", french: "Accueil, jour 30 à 60",
      purpose: "new, while they still remember the parcel",
      purposeInFrench: "tant qu’ils se souviennent du colis",
      expression: "first_order between 60 days ago and 30 days ago"),
    ReadyAudience(
      id: "vip-cooling", english: "VIP, cooling", french: "VIP qui s’éloignent",
      purpose: "the best, silent for 1.5 × their usual gap",
      purposeInFrench: "les meilleurs, muets depuis 1,5 × leur rythme",
      expression:
        "rfm.segment in (\"Champions\", \"Loyal\") and recency > 1.5 * gap.median"),
    ReadyAudience(
      id: "cannot-lose", english: "Cannot Lose Them", french: "À ne pas perdre",
      purpose: "once the best, long silent", purposeInFrench: "jadis les meilleurs, muets",
      expression: "rfm.segment = \"Cannot Lose Them\""),
    ReadyAudience(
      id: "at-risk", english: "At Risk", french: "À risque",
      purpose: "good customers whose silence grows", purposeInFrench: "bons clients qui se taisent",
      expression: "rfm.segment = \"At Risk\""),
    ReadyAudience(
      id: "high-value-at-risk", english: "High value at risk",
      french: "Forte valeur à risque",
      purpose: "the fifth that spent most, slipping away",
      purposeInFrench: "le cinquième qui dépense le plus, s’éloigne",
      expression:
        "rfm.segment in (\"At Risk\", \"Cannot Lose Them\") and spent in top 20%"),
    ReadyAudience(
      id: "discount-only", english: "Only with a discount", french: "Seulement en promotion",
      purpose: "two orders or more, each of them discounted",
      purposeInFrench: "deux commandes ou plus, toutes en promotion",
      expression: "orders >= 2 and never ordered where (not discounted)"),
    ReadyAudience(
      id: "small-basket", english: "Regular, small basket", french: "Réguliers, petit panier",
      purpose: "they come often: offer more at once", purposeInFrench: "souvent là : vente croisée",
      expression: "orders_12m >= 4 and aov in bottom 50%"),
    ReadyAudience(
      id: "high-value", english: "High value, low frequency",
      french: "Panier élevé, peu fréquents",
      purpose: "a reason to come more often", purposeInFrench: "une raison de venir plus souvent",
      expression: "aov in top 20% and orders <= 2 and tenure > 12 months"),
    ReadyAudience(
      id: "kit", english: "Kit without sunscreen", french: "Kit bio sans solaire",
      purpose: "bought the kit, no sunscreen in two months",
      purposeInFrench: "kit acheté, pas de solaire en deux mois",
      expression: kitWithoutSun, requires: "bought product \"Kit bio\""),
    ReadyAudience(
      id: "black-friday", english: "Black Friday, one order", french: "Black Friday, un achat",
      purpose: "came for the price, never came back",
      purposeInFrench: "venus pour le prix, jamais revenus",
      expression: "acquired.campaign contains \"Black Friday\" and orders = 1",
      requires: "acquired.campaign contains \"Black Friday\""),
    ReadyAudience(
      id: "replenishment", english: "Replenishment due", french: "Réassort à prévoir",
      purpose: "about to run out, and may be written to",
      purposeInFrench: "bientôt à court, et joignables",
      expression: "replenish.due in next 7 days and consent.email",
      requires: "replenish.due is known"),
    ReadyAudience(
      id: "over-solicited", english: "Over-solicited", french: "Trop sollicités",
      purpose: "four messages in a week or more: leave them alone",
      purposeInFrench: "quatre messages en une semaine : à laisser tranquilles",
      expression: "received any campaign at least 4 times in last 7 days",
      requires: "received any campaign"),
    ReadyAudience(
      id: "lookalike", english: "Lookalike seed", french: "Source d’audience similaire",
      purpose: "the year’s best thousand who agreed to ads: find more alike",
      purposeInFrench: "les mille meilleurs de l’année d’accord pour la pub",
      expression: "consent.ads top 1000 by spent_12m", requires: "consent.ads"),
  ]

  private static let kitWithoutSun =
    "bought product \"Kit bio\" then not bought category \"Solaire\" within 60 days"

  /// Its name.
  public func name(_ wording: Wording) -> String { wording.say(english, french) }

  /// What it is good for.
  public func purpose(_ wording: Wording) -> String { wording.say(purpose, purposeInFrench) }

  /// As a file: its name, and above the expression what it is good for.
  public func template(_ wording: Wording) -> SavedAudience {
    SavedAudience(
      name: name(wording), expression: "# \(purpose(wording))\n\(expression)\n")
  }

  /// Those a shop can use: a product or a campaign that it does not have would only offer an empty
  /// audience.
  public static func offered(by backend: any RetentionBackend) async -> [ReadyAudience] {
    let shop = await backend.summary().shop
    var offered: [ReadyAudience] = []
    for ready in all where await ready.isOffered(by: backend, shop) { offered.append(ready) }
    return offered
  }

  private func isOffered(by backend: any RetentionBackend, _ shop: Shop) async -> Bool {
    guard let requires else { return true }
    guard let audience = try? AudienceExpression(parsing: requires, for: shop) else { return false }
    let found = try? await backend.count(audience).customers
    return (found ?? 0) > 0
  }
}
