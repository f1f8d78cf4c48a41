import Audiences

/// What the words of the audience language mean, in French.
extension Wording {
  /// What a suggested word means, in the user's language.
  func meaning(of suggestion: Suggestion) -> String {
    guard language == .french else { return suggestion.meaning }
    if let field = Field(rawValue: suggestion.text) {
      return Self.frenchFields[field] ?? suggestion.meaning
    }
    return Self.frenchPhrases[suggestion.text] ?? suggestion.meaning
  }

  static let frenchFields: [Field: String] = frenchOfOrders.merging(frenchOfRelations) { $1 }
    .merging(frenchOfEvents) { $1 }

  private static let frenchOfOrders: [Field: String] = [
    .orders: "commandes valides, toutes ou dans la fenêtre écrite après",
    .orders12Months: "commandes valides des 365 derniers jours",
    .occasions: "jours distincts avec une commande valide",
    .spent: "valeur nette des commandes valides",
    .spent12Months: "valeur nette des commandes des 365 derniers jours",
    .averageOrderValue: "valeur nette par commande valide",
    .recency: "jours depuis la dernière commande",
    .tenure: "jours depuis la première commande",
    .firstOrder: "jour de la première commande valide",
    .lastOrder: "jour de la dernière commande valide",
    .gapMedian: "écart médian du client entre deux jours d’achat",
    .gapLast: "écart en cours : jours depuis la dernière commande",
    .segment: "segment RFM",
    .recencyScore: "score RFM de récence, de 1 à 5",
    .frequencyScore: "score RFM de fréquence, de 1 à 5",
    .monetaryScore: "score RFM de montant, de 1 à 5",
    .churnRisk: "chance qu’aucune commande ne vienne à l’horizon du modèle",
    .aliveProbability: "chance que le client achète encore ici",
    .expectedOrders: "jours avec commande attendus dans les 90 jours",
    .lifetimeValue: "valeur nette attendue en 365 jours, actualisée à 10 % l’an",
    .nextOrder: "jour où la prochaine commande est venue une fois sur deux",
    .acquiredChannel: "canal de la première commande",
    .acquiredCampaign: "campagne de la première commande",
    .acquiredSource: "source de la première commande",
    .acquiredCountry: "pays de la première commande",
    .firstProduct: "produit de plus forte valeur de la première commande",
    .firstCategory: "catégorie du produit de plus forte valeur de la première commande",
    .firstBasket: "valeur nette de la première commande",
    .weekday: "jour de la semaine de la commande ou de l’événement",
    .hour: "heure de la commande ou de l’événement, de 0 à 23, heure locale",
    .discounted: "la commande avait une remise",
    .basket: "valeur nette de la commande",
    .campaign: "campagne de la commande",
    .source: "source de la commande",
    .partRefunded: "une part de la commande a été remboursée ou renvoyée",
    .age: "jours entre la première commande du client et celle-ci",
  ]

  private static let frenchOfRelations: [Field: String] = [
    .customer: "identifiant du client dans la boutique",
    .country: "dernier pays connu",
    .city: "dernière ville connue",
    .zip: "dernier code postal connu",
    .language: "langue",
    .gender: "genre tel que les fichiers l’écrivent",
    .tag: "l’une des étiquettes du client",
    .channel: "canal de la dernière commande ; dans where, de la commande",
    .device: "appareil de la dernière commande ; dans where, de la commande",
    .discountShare: "part des commandes du client avec une remise",
    .returnRate: "part des unités renvoyées par le client",
    .refunded: "remboursements sur commandes valides",
    .consentEmail: "a accepté les e-mails",
    .consentSMS: "a accepté les SMS",
    .consentAds: "a accepté le rapprochement avec les régies",
    .consentProfiling: "a accepté le profilage",
    .promoterScore: "dernière réponse à « nous recommanderiez-vous », de 0 à 10",
    .promoterBucket: "promoteur, passif ou détracteur, selon la dernière réponse",
    .promoterDate: "jour de la dernière réponse",
    .satisfaction: "dernière note de satisfaction",
    .effort: "dernière note d’effort",
    .points: "points de fidélité",
    .pointsExpiring: "points qui expirent dans les 30 jours",
    .tier: "palier de fidélité, selon tenure.toml et la dépense de 365 jours",
    .tierNextGap: "montant manquant pour le palier suivant",
    .member: "est membre du programme de fidélité",
    .replenishDue: "jour où le client devrait racheter ce qui s’épuise",
    .replenishProduct: "produit à racheter",
    .replenishCategory: "catégorie à racheter",
    .lastContact: "jour de la dernière commande, d’un message, d’un clic ou d’un appel",
    .contacts7Days: "messages reçus dans les 7 derniers jours",
  ]

  private static let frenchOfEvents: [Field: String] = [
    .topic: "sujet de la demande au support",
    .survey: "nom de l’enquête",
    .question: "ce que l’enquête demande : nps, csat ou ces",
    .scale: "bornes des notes de l’enquête : 1-5",
    .score: "note de la réponse ou de la demande",
    .latest: "dernière réponse du client à cette question de l’enquête",
    .reason: "pourquoi c’est revenu",
    .page: "page de la visite",
    .issue: "ce qui a failli dans la livraison",
    .carrier: "transporteur",
    .amount: "montant remboursé, ou récompense",
    .occurrence: "événement de la visite ou des points, tel qu’écrit",
  ]

  static let frenchPhrases: [String: String] = [
    "and": "les deux", "or": "l’un ou l’autre", "not": "tous les autres",
    "then not": "a puis pas b dans les …", "top 100 by spent": "les cent meilleurs",
    "sample 10% seed": "un échantillon stable", "everyone": "tous les clients",
    "is known": "a une valeur",
  ]
}
