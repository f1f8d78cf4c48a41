import Audiences

/// An audience of the trade that can be told from any shop's orders, offered before one is saved.
struct ReadyAudience: Hashable, Sendable {
  let id: String
  let english: String
  let french: String
  /// What it is good for.
  let purpose: String
  let purposeInFrench: String
  let expression: String
  /// Offered only where this finds somebody: a product or a campaign the shop may not have.
  var requires: String?

  static let all: [ReadyAudience] = [
    ReadyAudience(
      id: "one-and-done", english: "One-and-done, cooling",
      french: "Un seul achat, refroidit",
      purpose: "a second order is the hardest one to win",
      purposeInFrench: "le deuxième achat est le plus dur à obtenir",
      expression: "orders = 1 and last_order more than 60 days ago"),
    ReadyAudience(
      id: "onboarding", english: "Onboarding, day 30 to 60", french: "Accueil, jour 30 à 60",
      purpose: "new customers while they still remember the parcel",
      purposeInFrench: "nouveaux clients qui se souviennent encore du colis",
      expression: "first_order between 60 days ago and 30 days ago"),
    ReadyAudience(
      id: "vip-cooling", english: "VIP, cooling", french: "VIP qui s’éloignent",
      purpose: "the best ones, silent for half as long again as usual",
      purposeInFrench: "les meilleurs, silencieux une fois et demie leur rythme",
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
  ]

  private static let kitWithoutSun =
    "bought product \"Kit bio\" then not bought category \"Solaire\" within 60 days"

  func name(_ wording: Wording) -> String { wording.say(english, french) }

  func purpose(_ wording: Wording) -> String { wording.say(purpose, purposeInFrench) }
}
