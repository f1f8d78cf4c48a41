import CustomerData
import Retention

extension Wording {
  /// The name of a key figure.
  public func name(of figure: FigureName) -> String {
    switch figure {
    case .revenue: say("Net revenue", "CA net")
    case .orders: say("Orders", "Commandes")
    case .customers: say("Customers", "Clients")
    case .activeCustomers: say("Active customers", "Clients actifs")
    case .newCustomers: say("New customers", "Nouveaux clients")
    case .returningCustomers: say("Returning customers", "Clients revenus")
    case .retentionRate: say("Customer retention", "Rétention clients")
    case .churnRate: say("Customer churn", "Attrition clients")
    case .revenueChurnGross: say("Gross revenue churn", "Attrition brute du CA")
    case .revenueChurnNet: say("Net revenue churn", "Attrition nette du CA")
    case .repeatRate: say("Repeat rate", "Taux de rachat")
    case .ordersPerCustomer: say("Orders per customer", "Commandes par client")
    case .averageOrderValue: say("Order value", "Panier moyen")
    case .intervalMedian: say("Usual gap", "Rythme d’achat")
    case .intervalMedianPooled: say("Gap, all pooled", "Écart, tous confondus")
    case .intervalMedianOrders: say("Gap between orders", "Écart entre commandes")
    case .timeToSecondMedian: say("Time to second order", "Délai avant le 2e achat")
    case .timeToSecondMedianReturned:
      say("Time to second, who came back", "Délai du 2e achat, revenus")
    case .historicValue: say("Value of the first year", "Valeur de la 1re année")
    case .predictedValue: say("Predicted value", "Valeur prédite")
    case .netPromoterScore: say("Net promoter score", "Net promoter score")
    }
  }

  /// A figure's change against the period before: relative for amounts and counts, points for shares.
  public func change(of figure: KeyFigure) -> String {
    guard let change = figure.change, let previous = figure.previous else { return absent }
    switch figure.unit {
    case .share: return signed(change * 100) + " pt"
    case .days: return signed(change, places: change == change.rounded() ? 0 : 1) + say(" d", " j")
    case .ratio: return signed(change, places: 2)
    case .points: return signed(change, places: 0)
    case .count, .money:
      return previous == 0
        ? signed(change, places: 0) : signed(change / previous.magnitude * 100) + " %"
    }
  }

  /// Whether a figure's change is for the better; nil: neither, or no change.
  public func isBetter(_ figure: KeyFigure) -> Bool? {
    guard let change = figure.change, change != 0, let more = figure.name.isMoreBetter else {
      return nil
    }
    return (change > 0) == more
  }

  /// The name of a cohort measure.
  public func name(of measure: CohortMeasure) -> String {
    switch measure {
    case .customers: say("customers", "clients")
    case .retention: say("retention", "rétention")
    case .rolling: say("rolling retention", "rétention glissante")
    case .cumulative: say("came back", "revenus")
    case .revenue: say("revenue", "CA net")
    case .revenueRetention: say("revenue retention", "rétention du CA")
    case .lifetimeValue: say("value so far", "valeur à date")
    case .orders: say("orders", "commandes")
    }
  }

  /// The name of a split; nil: none.
  public func name(of dimension: AcquisitionDimension?) -> String {
    switch dimension {
    case .channel: say("channel", "canal")
    case .category: say("category", "catégorie")
    case .product: say("product", "produit")
    case .country: say("country", "pays")
    case .campaign: say("campaign", "campagne")
    case .basket: say("first basket", "premier panier")
    case .discounted: say("discounted or not", "avec ou sans remise")
    case nil: say("all", "tous")
    }
  }

  /// The name of a calendar unit.
  public func name(of unit: PeriodUnit) -> String {
    switch unit {
    case .week: say("week", "semaine")
    case .month: say("month", "mois")
    case .quarter: say("quarter", "trimestre")
    case .year: say("year", "année")
    }
  }

  /// Why a figure has no value, from the engine's own words.
  public func reason(_ english: String) -> String {
    guard language == .french else { return english }
    return Self.frenchReasons[english] ?? english
  }

  private static let frenchReasons = [
    "worked out when it is asked for by its name": "calculé quand on le demande par son nom",
    "not enough data: fewer than 500 customers have bought":
      "pas assez de données : moins de 500 clients ont acheté",
    "not enough data: less than 180 days of orders":
      "pas assez de données : moins de 180 jours de commandes",
    "not enough data: no order in the last 30 days":
      "pas assez de données : aucune commande dans les 30 derniers jours",
    "not enough data: nobody has ordered on 3 days":
      "pas assez de données : personne n’a commandé sur 3 jours",
    "fewer than 10 customers came back: no spend model":
      "moins de 10 clients sont revenus : pas de modèle de dépense",
    "spends are too alike for a model: the plain mean is used":
      "dépenses trop semblables pour un modèle : la moyenne simple est utilisée",
    "who orders often spends differently per order: the spend model assumes otherwise":
      "qui commande souvent dépense autrement par commande : le modèle de dépense suppose le contraire",
    "the folder holds no survey answers": "le dossier ne contient aucune réponse d’enquête",
    "no customer has a valid order": "aucun client n’a de commande valide",
    "no valid order in the period": "aucune commande valide sur la période",
    "no customer is 365 days old": "aucun client n’a 365 jours",
    "no customer to divide by": "aucun client au dénominateur",
    "no customer ordered in the window before":
      "aucun client n’a commandé dans la fenêtre précédente",
    "no revenue in the window before": "aucun CA dans la fenêtre précédente",
    "nobody has ordered twice": "personne n’a commandé deux fois",
    "fewer than half have come back": "moins de la moitié sont revenus",
  ]
}
