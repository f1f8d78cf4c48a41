import CustomerData
import Foundation
import Retention

extension Wording {
  /// Why a customer is on the at-risk list, the strongest first, at most three, joined by "; ".
  /// Without a model's reasons the silence speaks.
  public func reasons(of row: ChurnRisk.Row, _ reasons: ChurnReasons?) -> String {
    phrases(of: row, reasons).joined(separator: say("; ", " ; "))
  }

  /// The same one by one.
  func phrases(of row: ChurnRisk.Row, _ reasons: ChurnReasons?) -> [String] {
    let signals = reasons?.reasons ?? []
    // The silence is told in usual gaps, and names the gap.
    let namesGap = row.isOwnGap && signals.contains { $0.signal.isSilence }
    let told = signals.filter { !(namesGap && $0.signal == .medianGap) }
      .compactMap { reason($0, of: row) }
    var seen = Set<String>()
    let distinct = told.filter { seen.insert($0).inserted }
    return distinct.isEmpty ? [silence(of: row)] : distinct
  }

  /// What no model knows of anybody on the list.
  public var untested: String {
    say(
      "Likely to buy without a discount: unknown until tested",
      "Achèterait sans remise : inconnu tant que ce n’est pas testé")
  }

  /// The phrase with a capital.
  func capitalised(_ phrase: String) -> String {
    phrase.prefix(1).uppercased() + phrase.dropFirst()
  }

  /// `silent 111 d = 5.3 × usual gap of 21 d`.
  public func silence(of row: ChurnRisk.Row) -> String {
    let silent = days(Double(row.silence))
    guard let gap = row.usualGap, gap > 0 else {
      return say("silent \(silent)", "silence de \(silent)")
    }
    let times = decimal(Double(row.silence) / gap)
    return row.isOwnGap
      ? say(
        "silent \(silent) = \(times) × usual gap of \(days(gap))",
        "silence \(silent) = \(times) × rythme de \(days(gap))")
      : say(
        "silent \(silent) = \(times) × everybody's upper gap of \(days(gap))",
        "silence \(silent) = \(times) × écart haut de tous, \(days(gap))")
  }

  private func reason(_ reason: ChurnReasons.Reason, of row: ChurnRisk.Row) -> String? {
    switch reason.signal {
    case let signal where signal.isSilence: silence(of: row)
    default: reason.value.map { phrase(reason.signal, $0) } ?? absence(reason.signal)
    }
  }

  private func absence(_ signal: Signal) -> String? {
    switch signal {
    case .medianGap, .gapTrend, .gapSpread:
      say("too few orders for a rhythm", "trop peu de commandes pour un rythme")
    case .spendTrend: say("nothing bought in 180 d", "aucun achat en 180 j")
    default: nil
    }
  }

  private func phrase(_ signal: Signal, _ value: Double) -> String {
    let count = Int(value.rounded())
    switch signal {
    case .tenure:
      return say("first order \(days(value)) ago", "première commande il y a \(days(value))")
    case .orders:
      return plural(
        count, "order in all", "orders in all", "commande en tout", "commandes en tout")
    case .occasions90:
      return plural(
        count, "order in 90 d", "orders in 90 d", "commande en 90 j", "commandes en 90 j")
    case .medianGap: return say("usual gap of \(days(value))", "rythme de \(days(value))")
    case .gapSpread:
      return say("gaps vary by \(days(value))", "rythme variable, à \(days(value)) près")
    case .gapTrend:
      let times = decimal(exp(value))
      return say("last gap \(times) × the mean", "dernier écart \(times) × la moyenne")
    case .activeSpan:
      let share = percent(value, places: 0)
      return say("active for \(share) of the time", "actif \(share) du temps")
    case .sameSeason:
      return value > 0.5
        ? say("bought in this season last year", "achats à cette saison l’an dernier")
        : say("nothing in this season last year", "rien à cette saison l’an dernier")
    default: return amount(signal, value)
    }
  }

  private func amount(_ signal: Signal, _ value: Double) -> String {
    let money = money(Int64(value.rounded()))
    let share = percent(value, places: 0)
    switch signal {
    case .spent: return say("\(money) spent in all", "\(money) dépensés en tout")
    case .spent90: return say("\(money) spent in 90 d", "\(money) dépensés en 90 j")
    case .spendTrend:
      let change = signed(value * 100, places: 0)
      return say("spend \(change) % in 90 d", "dépense \(change) % en 90 j")
    case .meanBasket: return say("mean basket \(money)", "panier moyen \(money)")
    case .basketTrend:
      let change = signed((exp(value) - 1) * 100, places: 0)
      return say("last basket \(change) %", "dernier panier \(change) %")
    case .unitPrice:
      let price = self.money(Int64(exp(value).rounded()))
      return say("mean price \(price)", "prix moyen \(price)")
    case .discountShare:
      return say("\(share) of orders discounted", "\(share) de commandes remisées")
    case .refundShare: return say("\(share) refunded", "\(share) remboursés")
    case .returnShare: return say("\(share) of units sent back", "\(share) d’articles renvoyés")
    case .lastRefunded:
      return value > 0.5
        ? say("last order refunded", "dernière commande remboursée")
        : say("last order kept", "dernière commande gardée")
    default: return basket(signal, value)
    }
  }

  private func basket(_ signal: Signal, _ value: Double) -> String {
    let count = Int(value.rounded())
    let share = percent(value, places: 0)
    switch signal {
    case .products: return plural(count, "product", "products", "produit", "produits")
    case .categories:
      return plural(count, "category", "categories", "catégorie", "catégories")
    case .favouriteShare:
      return say("\(share) in one category", "\(share) dans une catégorie")
    case .linesPerOrder:
      return say("\(decimal(value)) lines an order", "\(decimal(value)) lignes par commande")
    case .channels: return plural(count, "channel", "channels", "canal", "canaux")
    case .mainChannelShare:
      return say("\(share) through the main channel", "\(share) par le canal principal")
    case .homeCountry:
      return value > 0.5
        ? say("in the main country", "dans le pays principal")
        : say("in another country", "dans un autre pays")
    case .weekendShare: return say("\(share) on weekends", "\(share) le week-end")
    default: return happening(signal, value)
    }
  }

  private func happening(_ signal: Signal, _ value: Double) -> String {
    let count = Int(value.rounded())
    let share = percent(value, places: 0)
    switch signal {
    case .contacts180:
      return plural(
        count, "support contact in 180 d", "support contacts in 180 d",
        "contact au support en 180 j", "contacts au support en 180 j")
    case .lastScore: return say("last survey score \(share)", "dernière note \(share)")
    case .messages90:
      return plural(
        count, "message in 90 d", "messages in 90 d", "message en 90 j", "messages en 90 j")
    case .openShare: return say("\(share) of messages opened", "\(share) de messages ouverts")
    case .deliveryDelay:
      return value > 0
        ? say("deliveries \(days(value)) late", "livraisons en retard de \(days(value))")
        : say("deliveries in time", "livraisons à l’heure")
    case .deliveryIssues:
      return plural(
        count, "delivery problem in a year", "delivery problems in a year",
        "incident de livraison en un an", "incidents de livraison en un an")
    case .visits30:
      return plural(
        count, "visit in 30 d", "visits in 30 d", "visite en 30 j", "visites en 30 j")
    default: return signal.rawValue
    }
  }
}

extension Signal {
  /// Whether it is told as a silence in usual gaps.
  fileprivate var isSilence: Bool { self == .recency || self == .silenceOfUsual }
}
