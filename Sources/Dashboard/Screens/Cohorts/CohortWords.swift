import CustomerData
import Retention
import TerminalKit

extension Wording {
  /// What the map is about, as its heading.
  func heading(_ measure: CohortMeasure) -> String {
    switch measure {
    case .customers, .retention: say("Customers who bought again", "Clients revenus")
    case .rolling: say("Customers who bought then or later", "Clients revenus alors ou plus tard")
    case .cumulative: say("Customers with a second order by then", "Clients ayant déjà recommandé")
    case .revenue, .revenueRetention: say("Revenue of the cohorts", "CA des cohortes")
    case .lifetimeValue: say("Value so far per customer", "Valeur à ce jour par client")
    case .orders: say("Orders of the cohorts", "Commandes des cohortes")
    }
  }

  /// The measure in two words: `retention %`.
  func short(_ measure: CohortMeasure) -> String {
    let unit = symbol ?? ""
    return switch measure {
    case .customers: say("customers", "clients")
    case .retention: say("retention %", "rétention %")
    case .rolling: say("then or later %", "alors ou après %")
    case .cumulative: say("came back %", "revenus %")
    case .revenue: say("revenue \(unit)", "CA \(unit)")
    case .revenueRetention: say("revenue %", "CA %")
    case .lifetimeValue: say("value so far \(unit)", "valeur à ce jour \(unit)")
    case .orders: say("orders", "commandes")
    }
  }

  /// The number of a cell without its unit, as short as the map needs it.
  func cell(_ value: Double?, _ measure: CohortMeasure) -> String {
    guard let value else { return absent }
    switch measure {
    case .retention, .rolling, .cumulative, .revenueRetention:
      return decimal(value * 100, places: value > 0.9995 ? 0 : 1)
    case .customers, .orders: return number(Int(value.rounded()))
    case .lifetimeValue: return decimal(value, places: value.magnitude < 1000 ? 1 : 0)
    case .revenue:
      let isLarge = value.magnitude >= 10_000
      return isLarge ? decimal(value / 1000, places: 1) + "k" : decimal(value, places: 0)
    }
  }

  /// A cell's value with its unit.
  func cellValue(_ value: Double?, _ measure: CohortMeasure) -> String {
    switch measure {
    case .retention, .rolling, .cumulative, .revenueRetention: percent(value)
    case .customers, .orders: value.map { number(Int($0.rounded())) } ?? absent
    case .revenue, .lifetimeValue: self.value(value, .money(currency))
    }
  }

  /// A value less the average: `−5.7 pt`, `+€9.60`.
  func difference(_ value: Double, _ measure: CohortMeasure) -> String {
    switch measure {
    case .retention, .rolling, .cumulative, .revenueRetention: signed(value * 100) + " pt"
    case .customers, .orders: signed(value, places: 0)
    case .revenue, .lifetimeValue:
      (value < 0 ? "−" : "+") + self.value(abs(value), .money(currency))
    }
  }

  /// What the cohorts are split by.
  func dimension(_ dimension: AcquisitionDimension) -> String {
    switch dimension {
    case .channel: say("first channel", "1er canal")
    case .category: say("first category", "1re catégorie")
    case .product: say("first product", "1er produit")
    case .country: say("first country", "1er pays")
    case .campaign: say("first campaign", "1re campagne")
    case .basket: say("first basket", "1er panier")
    case .discounted: say("discounted or not", "avec ou sans remise")
    }
  }

  /// One value of the split.
  func band(_ band: Acquisition.Band) -> String {
    // Bands are narrow: hundreds of thousands are told in short.
    let isLarge = max(band.low ?? 0, band.high ?? 0) >= 100_000 * (currency?.minorUnits ?? 100)
    let amount = { isLarge ? shortMoney($0) : money($0) }
    let (low, high) = (band.low.map(amount), band.high.map(amount))
    switch (low, high) {
    case (nil, let high?): return say("under \(high)", "moins de \(high)")
    case (let low?, let high?): return say("\(low) to \(high)", "\(low) à \(high)")
    case (let low?, nil): return say("from \(low)", "dès \(low)")
    case (nil, nil): return band.label.map { self.band($0) } ?? say("unknown", "inconnu")
    }
  }
}
