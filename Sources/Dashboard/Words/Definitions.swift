import CustomerData
import Retention

extension Wording {
  /// A metric's name.
  public func name(_ english: String) -> String {
    guard language == .french else { return english }
    if let segment = Segment(rawValue: english) { return name(of: segment) }
    let figure = FigureName.allCases.first { $0.definition(of: Shop()).name == english }
    return figure.map { name(of: $0) } ?? FrenchDefinitions.names[english]
      ?? FrenchTemplates.text(of: english) ?? FrenchAccounts.texts[english] ?? english
  }

  /// A metric's meaning, one sentence.
  public func meaning(_ definition: Definition) -> String {
    guard language == .french else { return definition.meaning }
    return FrenchDefinitions.meanings[definition.meaning]
      ?? FrenchTemplates.text(of: definition.meaning) ?? FrenchAccounts.texts[definition.meaning]
      ?? definition.meaning
  }
}

/// The names and meanings of all metrics in French, by their English text.
enum FrenchDefinitions {
  static let names: [String: String] = [
    "Customers": "Clients",
    "Orders": "Commandes",
    "Retention": "Rétention",
    "Rolling retention": "Rétention cumulée à rebours",
    "Came back": "Revenus",
    "Revenue": "CA",
    "Revenue retention": "Rétention du CA",
    "Value so far": "Valeur à ce jour",
    "RFM segments": "Segments RFM",
    "At risk": "À risque",
    "Silence": "Silence",
    "At risk of leaving": "En risque de départ",
    "Value at risk": "Valeur à risque",
    "Brier score": "Score de Brier",
    "Still waiting": "En attente",
    "Mean": "Moyenne",
    "Ratio": "Rapport",
    "Share": "Part",
    "What is left": "Le reste",
    "Difference": "Écart",
    "Retention by week": "Rétention par semaine",
    "Retention by month": "Rétention par mois",
    "Retention by quarter": "Rétention par trimestre",
    "Retention by year": "Rétention par année",
  ]

  static let meanings: [String: String] = [
    ChurnRisk.definition.meaning:
      "Clients qui ne commanderont sans doute pas à l’horizon, selon le modèle qui a le mieux prévu ce qui est arrivé.",
    "What the customer spent in a year, as far as it will probably not come again.":
      "Ce que le client dépensait en un an, dans la mesure où cela ne reviendra sans doute pas.",
    "Items less discounts and refunds, without shipping, of valid orders in the period.":
      "Articles moins remises et remboursements, hors port, commandes valides de la période.",
    "Valid orders in the period.": "Commandes valides de la période.",
    "People with at least one valid order ever.":
      "Personnes ayant passé au moins une commande valide.",
    "Customers with a valid order in the activity window.":
      "Clients ayant une commande valide dans la fenêtre d’activité.",
    "Customers whose first valid order ever lies in the period.":
      "Clients dont la toute première commande valide est dans la période.",
    "Customers who ordered in the period and had ordered before it.":
      "Clients ayant commandé dans la période et déjà avant elle.",
    "Of the customers who ordered in the window before, the share who ordered again in this one.":
      "Parmi les clients de la fenêtre précédente, la part qui a recommandé dans celle-ci.",
    "Of the customers who ordered in the window before, the share who did not order in this one.":
      "Parmi les clients de la fenêtre précédente, la part qui n’a pas commandé dans celle-ci.",
    "The share of last window's revenue that its customers did not spend again, increases not counted.":
      "La part du CA de la fenêtre précédente que ses clients n’ont pas redépensée, hausses non comptées.",
    "The share of last window's revenue that its customers did not spend again, increases counted; below zero they spend more.":
      "La part du CA de la fenêtre précédente que ses clients n’ont pas redépensée, hausses comptées ; sous zéro, ils dépensent plus.",
    "Of all customers, the share who ordered on at least two days.":
      "Parmi tous les clients, la part qui a commandé au moins deux jours différents.",
    "Valid orders of known customers, per customer.":
      "Commandes valides de clients connus, par client.",
    "Net revenue per valid order in the period.": "CA net par commande valide de la période.",
    "The middle of the customers' own usual gaps between order days.":
      "Le milieu des rythmes propres à chaque client entre deux jours de commande.",
    "The middle of all gaps between consecutive order days of everybody.":
      "Le milieu de tous les écarts entre jours de commande consécutifs.",
    "The middle of all gaps between consecutive orders; two on one day are 0 apart.":
      "Le milieu de tous les écarts entre commandes consécutives ; deux le même jour comptent 0.",
    "Days until half of all customers have ordered on a second day, counting those still waiting.":
      "Jours avant que la moitié des clients ait commandé un second jour, ceux qui attendent compris.",
    "The middle wait of those who did come back; too rosy on its own.":
      "L’attente médiane de ceux qui sont revenus ; trop flatteuse seule.",
    "Net revenue of the first 365 days per customer, of customers at least that old.":
      "CA net des 365 premiers jours par client, pour les clients au moins aussi anciens.",
    "Net revenue expected of a customer in the next 365 days, discounted at 10 % a year.":
      "CA net attendu d’un client dans les 365 prochains jours, actualisé à 10 % par an.",
    "Promoters (9, 10) less detractors (0 to 6), per hundred answers from 0 to 10.":
      "Promoteurs (9, 10) moins détracteurs (0 à 6), pour cent réponses de 0 à 10.",
    "Customers of the cohort with an order in the period.":
      "Clients de la cohorte ayant commandé dans la période.",
    "Of the cohort, the share with an order in the period.":
      "Dans la cohorte, la part ayant commandé dans la période.",
    "Of the cohort, the share with an order in the period or later.":
      "Dans la cohorte, la part ayant commandé dans la période ou plus tard.",
    "Of the cohort, the share with a second order day by the end of the period.":
      "Dans la cohorte, la part ayant un second jour de commande à la fin de la période.",
    "Net revenue of the cohort in the period.": "CA net de la cohorte dans la période.",
    "Net revenue of the period as a share of period 0's.":
      "CA net de la période, en part de celui de la période 0.",
    "Net revenue up to the end of the period per customer of the cohort.":
      "CA net jusqu’à la fin de la période, par client de la cohorte.",
    "Orders of the cohort in the period.": "Commandes de la cohorte dans la période.",
    "Each customer gets 1 to 5 for recency, frequency and value: 1 + five times the share of customers strictly worse; the three scores name the segment.":
      "Chaque client reçoit de 1 à 5 en récence, fréquence et valeur : 1 + cinq fois la part de clients strictement moins bons ; les trois notes nomment le segment.",
    "Customers silent for at least twice their usual gap: their own median with two gaps or more, else the 75th percentile of everybody's.":
      "Clients muets depuis au moins deux fois leur rythme : leur médiane avec deux écarts ou plus, sinon le 75e centile de tous.",
    "How many of the usual gaps the silence is long; two put a customer on the list.":
      "Combien de rythmes habituels dure le silence ; deux mettent le client sur la liste.",
    "Of the customers active in the week before, the share active in this one.":
      "Parmi les clients actifs la semaine d’avant, la part active dans celle-ci.",
    "Of the customers active in the month before, the share active in this one.":
      "Parmi les clients actifs le mois d’avant, la part active dans celui-ci.",
    "Of the customers active in the quarter before, the share active in this one.":
      "Parmi les clients actifs le trimestre d’avant, la part active dans celui-ci.",
    "Of the customers active in the year before, the share active in this one.":
      "Parmi les clients actifs l’année d’avant, la part active dans celle-ci.",
    "What is here, as a share of the whole.": "Ce qui est ici, en part du total.",
    "The whole less what is counted above it.": "Le total moins ce qui est compté au-dessus.",
    "The share of all customers without a second order day so many days after the first, those who have not had the time yet counted as long as watched.":
      "La part des clients sans second jour de commande tant de jours après le premier, ceux qui n’en ont pas encore eu le temps comptés tant qu’ils sont suivis.",
    "What is here, over how many.": "Ce qui est ici, rapporté au nombre.",
    "The first number over the second.": "Le premier nombre rapporté au second.",
    "The first number less the second.": "Le premier nombre moins le second.",
    "The customers of this selection.": "Les clients de cette sélection.",
  ]
}
