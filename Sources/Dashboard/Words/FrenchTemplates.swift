/// French sentences that hold numbers, by their English text with `#` for each number.
enum FrenchTemplates {
  /// The French of an English sentence; nil: none is known. The numbers stand in the same order in both.
  static func text(of english: String) -> String? {
    var numbers: [Substring] = []
    var template = ""
    var rest = english[...]
    while let character = rest.first {
      let digits = rest.prefix(while: \.isWholeNumber)
      if digits.isEmpty {
        template.append(character)
        rest = rest.dropFirst()
      } else {
        numbers.append(digits)
        template += "#"
        rest = rest.dropFirst(digits.count)
      }
    }
    guard let french = texts[template] else { return nil }
    var filled = ""
    for character in french {
      if character == "#", !numbers.isEmpty {
        filled += numbers.removeFirst()
      } else {
        filled.append(character)
      }
    }
    return filled
  }

  private static let texts = names.merging(meanings) { first, _ in first }
    .merging(letters) { first, _ in first }
    .merging(FrenchModels.texts) { first, _ in first }

  private static let names = [
    "Repeat rate at # days": "Taux de rachat à # jours",
    "Back by day #": "Revenus au jour #",
    "# % back": "# % revenus",
    "Usual gap, P#": "Rythme d’achat, P#",
    "Reached order #": "Ont atteint la commande #",
    "Gross revenue retention": "Rétention brute du CA",
    "Net revenue retention": "Rétention nette du CA",
    "Revenue of the window before": "CA de la fenêtre précédente",
    "Lost revenue": "CA perdu",
    "Contraction": "Baisse",
    "Expansion": "Hausse",
    "Reactivated revenue": "CA réactivé",
    "New revenue": "CA nouveau",
    "Revenue of the window": "CA de la fenêtre",
    "Revenue of the top # %": "CA des # % meilleurs",
    "Loyal spend": "Dépense des fidèles",
    "Order value, median": "Panier médian",
    "Order value, P#": "Panier, P#",
    "New revenue share": "Part du CA nouveau",
    "Returning revenue share": "Part du CA de retour",
    "Unknown revenue share": "Part du CA inconnu",
    "Orders by hour": "Commandes par heure",
    "What if, revenue": "Et si, CA",
    "What if, margin": "Et si, marge",
    "Partly refunded orders": "Commandes remboursées en partie",
    "Customer satisfaction": "Satisfaction client",
    "Customer effort": "Effort client",
    "Answers": "Réponses",
    "Response rate": "Taux de réponse",
    "Cost of acquisition": "Coût d’acquisition",
    "Return on ad spend": "Retour sur dépense",
    "Payback": "Remboursement",
  ]

  private static let meanings = [
    "Of the customers whose first order is at least # days ago, the share who ordered on a second day within # days.":
      "Parmi les clients dont la première commande a au moins # jours, la part qui a recommandé un autre jour sous # jours.",
    "Of all customers, the share back for a second order by day #, counting those still waiting.":
      "Parmi tous les clients, la part revenue pour une 2e commande au jour #, ceux qui attendent compris.",
    "Days until # % of all customers have ordered on a second day, counting those still waiting.":
      "Jours avant que # % des clients aient commandé un second jour, ceux qui attendent compris.",
    "# % of the customers with two order days or more have a usual gap of so many days or fewer.":
      "# % des clients ayant au moins deux jours de commande ont un rythme d’au plus ce nombre de jours.",
    "Of all customers, the share with at least # order days.":
      "Parmi tous les clients, la part ayant au moins # jours de commande.",
    "Of the revenue of the window before, the share its customers brought again, increases not counted.":
      "Du CA de la fenêtre précédente, la part que ses clients ont rapportée de nouveau, hausses non comptées.",
    "Revenue of the customers of the window before, as a share of what they brought then; a contractual measure, so read the repeat rate beside it.":
      "CA des clients de la fenêtre précédente, en part de ce qu’ils rapportaient alors ; mesure contractuelle, à lire avec le taux de rachat.",
    "Net revenue of known customers in the window before.":
      "CA net des clients connus dans la fenêtre précédente.",
    "What customers brought in the window before who bring nothing in this one.":
      "Ce que rapportaient dans la fenêtre précédente ceux qui ne rapportent rien dans celle-ci.",
    "How much less customers of both windows bring than in the one before.":
      "Ce que les clients des deux fenêtres rapportent en moins.",
    "How much more customers of both windows bring than in the one before.":
      "Ce que les clients des deux fenêtres rapportent en plus.",
    "Brought by customers who had ordered, but not in the window before.":
      "Rapporté par des clients anciens, absents de la fenêtre précédente.",
    "Brought by customers whose first order lies in the window.":
      "Rapporté par des clients dont la première commande est dans la fenêtre.",
    "Net revenue of known customers in the window.": "CA net des clients connus dans la fenêtre.",
    "The share of all net revenue that the best # % of the customers brought.":
      "La part du CA net rapportée par les # % meilleurs clients.",
    "The share of all net revenue that Champions and Loyal customers brought.":
      "La part du CA net rapportée par les Champions et les Fidèles.",
    "Half of the period's valid orders are worth less, half more.":
      "La moitié des commandes valides de la période vaut moins, l’autre plus.",
    "A tenth of the period's valid orders are worth more.":
      "Un dixième des commandes valides de la période vaut plus.",
    "The share of the period's net revenue that is of first order days.":
      "La part du CA net de la période due aux premiers jours de commande.",
    "The share of the period's net revenue that is of later order days.":
      "La part du CA net de la période due aux jours de commande suivants.",
    "The share of the period's net revenue that is of orders without a known customer.":
      "La part du CA net de la période due aux commandes sans client connu.",
    "The share of the period's timed orders placed in this hour of this day of the week.":
      "La part des commandes horodatées de la période passées à cette heure de ce jour.",
    "What would come in over # months if so many points more of the active customers came back, each bringing what a returning customer brings now.":
      "Ce qui entrerait sur # mois si autant de points de plus des clients actifs revenaient, chacun rapportant ce que rapporte un client revenu.",
    "The same less the cost of what is sold.": "De même, moins le coût de ce qui est vendu.",
    "Of the valid orders, the share of which a part was refunded or sent back.":
      "Parmi les commandes valides, la part remboursée ou renvoyée en partie.",
    "Of the answers, the share in the best quarter of the scale: # and # of #.":
      "Parmi les réponses, la part dans le meilleur quart de l’échelle : # et # sur #.",
    "Mean score; on scales of # to # more is easier, on those of # to # less is.":
      "Note moyenne ; sur les échelles de # à # plus est plus facile, sur celles de # à # moins l’est.",
    "Answers to surveys; of a customer's to one wave the last.":
      "Réponses aux enquêtes ; d’un client à une vague, la dernière.",
    "Of the questions asked, the share answered; rows without a score are not.":
      "Parmi les questions posées, la part avec réponse ; les lignes sans note n’en ont pas.",
    "Advertising spend of the period per customer whose first order lies in it.":
      "Dépense publicitaire de la période par client dont la première commande y est.",
    "Net revenue of the period's orders per unit of advertising spend.":
      "CA net des commandes de la période par unité de dépense publicitaire.",
    "Days after their first order, in steps of #, by which customers have brought as much as one costs to win.":
      "Jours après la première commande, par pas de #, où les clients ont rapporté ce que coûte d’en gagner un.",
  ]

  private static let letters = [
    "of it from customers who bring nothing now": "dont de clients qui ne rapportent plus rien",
    "what the others bring less": "ce que les autres rapportent en moins",
    "what the others bring more": "ce que les autres rapportent en plus",
    "brought by customers from before both windows":
      "rapporté par des clients d’avant les deux fenêtres",
    "brought by customers whose first order is in the window":
      "rapporté par des clients dont la première commande est dans la fenêtre",
    "revenue without a known customer is in no bar":
      "le CA sans client connu n’est dans aucune barre",
    "of them with a second order day within # days":
      "d’entre eux, ayant un second jour de commande sous # jours",
    "customers whose first order is at least # days ago":
      "clients dont la première commande a au moins # jours",
    "first order less than # days ago": "première commande il y a moins de # jours",
    "of them with at least # order days": "d’entre eux, ayant au moins # jours de commande",
    "share still waiting after # days": "part qui attend encore après # jours",
    "of them with their second order day # days after the first":
      "d’entre eux, revenus # jours après la première",
    "units sold": "unités vendues",
    "units sent back": "unités renvoyées",
    "customers watched for # days": "clients suivis pendant # jours",
    "first day with # % back": "premier jour avec # % de revenus",
    "of the customers' own median gaps": "des écarts médians propres aux clients",
    "no customer is old enough": "aucun client n’est assez ancien",
    "fewer than # % have come back": "moins de # % sont revenus",
    "net value of # customers": "valeur nette de # clients",
    "net value of all customers": "valeur nette de tous les clients",
    "products without a known cost count no margin: #":
      "les produits sans coût connu ne comptent aucune marge : #",
    "ranked among all customers of the shop": "classés parmi tous les clients de la boutique",
    "of the net values of valid orders": "des valeurs nettes des commandes valides",
    "net value of these orders": "valeur nette de ces commandes",
    "valid orders in this hour": "commandes valides à cette heure",
    "valid orders with a time of day": "commandes valides avec une heure",
    "without a time of day": "sans heure",
    "retention gained": "rétention gagnée",
    "customers of the last # days": "clients des # derniers jours",
    "share of revenue where the cost is known": "part du CA dont le coût est connu",
    "nobody has come back yet": "personne n’est encore revenu",
    "no cost is known": "aucun coût n’est connu",
    "cost is known for a part of the revenue only":
      "le coût n’est connu que pour une partie du CA",
    "of them refunded or sent back in part": "dont remboursées ou renvoyées en partie",
    "no valid order of a known customer": "aucune commande valide d’un client connu",
    "last answers of a customer and wave": "dernières réponses d’un client et d’une vague",
    "scores of # and #": "notes de # et #",
    "scores of # to #": "notes de # à #",
    "scores in the best quarter of the scale": "notes dans le meilleur quart de l’échelle",
    "all scores added up": "somme des notes",
    "answered or not": "avec réponse ou non",
    "answers on another scale": "réponses sur une autre échelle",
    "the file lists answers only": "le fichier ne liste que les réponses",
    "no survey asks how satisfied customers are": "aucune enquête ne demande la satisfaction",
    "no survey asks how easy it was": "aucune enquête ne demande la facilité",
    "fewer than # answers: read the interval, not the number":
      "moins de # réponses : lire l’intervalle, pas l’indicateur",
    "spent on advertising": "dépensé en publicité",
    "customers whose first order lies in the days":
      "clients dont la première commande est dans ces jours",
    "first step of # days that pays back": "premier pas de # jours qui rembourse",
    "the folder tells of no advertising spend in these days":
      "le dossier n’a aucune dépense publicitaire pour ces jours",
    "nobody ordered for the first time in these days":
      "personne n’a commandé pour la première fois dans ces jours",
    "not reached in the # days seen": "non atteint dans les # jours vus",
    "rows of spend in a currency without a rate: #":
      "lignes de dépense dans une devise sans taux : #",
    "no cost is known: net value counts": "aucun coût n’est connu : la valeur nette compte",
  ]
}
