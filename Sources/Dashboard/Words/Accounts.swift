import Retention

extension Wording {
  /// What a letter of a formula counts.
  public func meaning(_ input: Input) -> String { account(input.meaning) }

  /// Why some are not in a number.
  public func reason(_ leftOut: LeftOut) -> String { account(leftOut.reason) }

  /// What the reader of a number should know.
  public func remark(_ english: String) -> String { account(english) }

  private func account(_ english: String) -> String {
    guard language == .french else { return english }
    if let known = FrenchAccounts.texts[english] ?? FrenchTemplates.text(of: english) {
      return known
    }
    let parts = english.split(separator: " ")
    if english.hasPrefix("the data begin on "), parts.count > 4 {
      let day = parts[4].filter { $0 != "," }
      return "les données commencent le \(day), dans la fenêtre précédente"
    }
    if english.hasPrefix("the average of period ") {
      return "la moyenne de la période " + english.dropFirst("the average of period ".count)
    }
    if english.hasPrefix("the middle one of ") {
      let what = String(english.dropFirst("the middle one of ".count))
      return "la médiane : " + (FrenchAccounts.texts[what] ?? what)
    }
    return reason(english)
  }
}

/// The small print of accounts in French, by its English text.
enum FrenchAccounts {
  static let texts: [String: String] = [
    "net value of valid orders": "valeur nette des commandes valides",
    "net value of the order": "valeur nette de la commande",
    "units sold less units sent back": "unités vendues moins unités retournées",
    "value of the order before refunds": "valeur de la commande avant remboursement",
    "discount of the order": "remise de la commande",
    "refunded of the order so far": "remboursé sur la commande à ce jour",
    "valid orders": "commandes valides",
    "customers with a valid order": "clients ayant une commande valide",
    "customers with a valid order in the window":
      "clients ayant une commande valide dans la fenêtre",
    "customers with a valid order in the period":
      "clients ayant une commande valide dans la période",
    "first valid order in the period": "première commande valide dans la période",
    "of them with their first ever": "dont c’est la toute première",
    "of them with a valid order in this window": "d’entre eux, ayant commandé dans cette fenêtre",
    "customers with a valid order in the window before":
      "clients ayant commandé dans la fenêtre précédente",
    "kept of it, at most what each spent before":
      "dont conservé, au plus ce que chacun dépensait",
    "spent by the same customers in this window":
      "dépensé par les mêmes clients dans cette fenêtre",
    "predicted value of these customers": "valeur prédite de ces clients",
    "net revenue of the window before": "CA net de la fenêtre précédente",
    "customers with at least two order days": "clients ayant au moins deux jours de commande",
    "valid orders of known customers": "commandes valides de clients connus",
    "net revenue of their first 365 days": "CA net de leurs 365 premiers jours",
    "customers first seen at least 365 days ago": "clients vus il y a 365 jours ou plus",
    "gaps between order days": "écarts entre jours de commande",
    "gaps between orders": "écarts entre commandes",
    "days from first to second order day": "jours entre le 1er et le 2e jour de commande",
    "customers who came back": "clients revenus",
    "customers still waiting": "clients qui attendent encore",
    "customers of the cohort": "clients de la cohorte",
    "customers of these cohorts": "clients de ces cohortes",
    "cohorts for which it is over": "cohortes pour lesquelles elle est finie",
    "of them with an order in the period": "d’entre eux, ayant commandé dans la période",
    "of them with an order in the period or later":
      "d’entre eux, ayant commandé dans la période ou plus tard",
    "of them with a second order day by its end":
      "d’entre eux, ayant un second jour de commande à sa fin",
    "valid orders in the period": "commandes valides de la période",
    "net revenue in the period": "CA net de la période",
    "net revenue in period 0": "CA net de la période 0",
    "net revenue up to the period's end": "CA net jusqu’à la fin de la période",
    "share waiting before": "part qui attendait avant",
    "back or not yet so old": "revenus ou pas encore si anciens",
    "customers here": "clients ici",
    "valid orders here": "commandes valides ici",
    "net revenue here": "CA net ici",
    "here": "ici",
    "how many": "combien",
    "answers counted": "réponses comptées",
    "days until they have brought it back": "jours avant qu’ils l’aient rapporté",
    "customers the platform says it won": "clients que la régie dit avoir gagnés",
    "the whole": "le total",
    "the first": "le premier",
    "the second": "le second",
    "customers in segments": "clients des segments",
    "customers silent for twice their usual gap": "clients muets depuis deux fois leur rythme",
    "days since the last order": "jours depuis la dernière commande",
    "median of the customer's own gaps": "médiane des écarts du client",
    "75th percentile of everybody's gaps": "75e centile des écarts de tous",
    "of them active in this period": "d’entre eux, actifs dans cette période",
    "customers active in the period before": "clients actifs dans la période précédente",
    "customers selected": "clients sélectionnés",

    "no valid order yet": "aucune commande valide",
    "first order less than 365 days ago": "première commande il y a moins de 365 jours",
    "only one order: no gap yet": "une seule commande : pas d’écart",
    "fewer than two order days: no gap yet": "moins de deux jours de commande : pas d’écart",
    "still waiting for a second order": "attendent encore une 2e commande",
    "net value of the window before not above zero":
      "valeur nette de la fenêtre précédente nulle ou négative",
    "test orders": "commandes de test",
    "cancelled orders": "commandes annulées",
    "not paid or voided": "impayées ou annulées avant paiement",
    "refunded in full": "intégralement remboursées",
    "worth nothing": "sans valeur",
    "currency without a rate": "devise sans cours",
    "placed after the as-of day": "passées après le jour de référence",
    "orders without any customer identifier": "commandes sans identifiant client",
    "orders without identifier are counted here, in no customer's history":
      "les commandes sans identifiant sont comptées ici, dans l’historique de personne",

    "fewer than 30 customers: read the interval, not the share":
      "moins de 30 clients : lire l’intervalle, pas la part",
    "fewer than 30 customers: read the counts": "moins de 30 clients : lire les effectifs",
    "the period is not over: observed so far, left out of the average":
      "la période n’est pas finie : observé à ce jour, hors de la moyenne",
    "rolling retention still rises when a customer returns later":
      "cette rétention monte encore quand un client revient plus tard",
    "the average is pooled over final cells only":
      "la moyenne regroupe les seules cellules terminées",
    "scores compare with all customers of the shop, equal values score equally":
      "les notes comparent à tous les clients de la boutique ; à valeurs égales, notes égales",
    "nobody has ordered twice: there is no usual gap to compare with":
      "personne n’a commandé deux fois : aucun rythme auquel comparer",
  ]
}
