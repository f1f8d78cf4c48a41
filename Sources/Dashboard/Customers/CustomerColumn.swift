import CustomerData
import Retention
import TerminalKit

/// A column of a customer list.
enum CustomerColumn: Int, CaseIterable, Hashable, Sendable {
  case name, segment, lastOrder, orders, spent, usualGap, silent, risk
  // Of the list of customers at risk only.
  case stake, gone

  /// The columns of a list.
  static func all(of kind: CustomerListKind) -> [CustomerColumn] {
    kind == .atRisk ? allCases : allCases.filter { $0 != .stake && $0 != .gone }
  }

  /// The header, in one or two words.
  func title(_ w: Wording) -> String {
    switch self {
    case .name: w.say("customer", "client")
    case .segment: w.say("segment", "segment")
    case .lastOrder: w.say("last order", "dernière")
    case .orders: w.say("orders", "cdes")
    case .spent: w.say("spent", "dépensé")
    case .usualGap: w.say("gap", "rythme")
    case .silent: w.say("silent", "silence")
    case .risk: w.say("risk", "risque")
    case .stake: w.say("at stake", "en jeu")
    case .gone: w.say("likely gone", "sans doute parti")
    }
  }

  /// What rows are sorted by, after `by`: the header, but where that is too short to stand alone.
  func measure(_ w: Wording) -> String {
    switch self {
    case .name: w.say("name", "nom")
    case .lastOrder: w.say(title(w), "dernière commande")
    case .orders: w.say(title(w), "commandes")
    case .spent: w.say("spend", "dépense")
    case .usualGap: w.say("usual gap", title(w))
    case .silent: w.say("silence", title(w))
    case .stake: w.say("value at stake", "valeur en jeu")
    case .gone: w.say("likely departure", "départ probable")
    case .segment, .risk: title(w)
    }
  }

  /// What a session calls it.
  var key: String { String(describing: self) }

  /// Columns of a segment's name; longer ones are told by their short names.
  private static let segmentWidth = 16

  /// How it is laid out; what is about risk stays longest where risk is what the list is about.
  func column(
    _ w: Wording, in kind: CustomerListKind, isBySilence: Bool = false
  ) -> TableColumn {
    let title = isBySilence && self == .risk ? w.say("by silence", "au silence") : title(w)
    switch self {
    case .name: return TableColumn(title, width: 16, flex: 5, maxWidth: 32)
    case .segment: return TableColumn(title, width: Self.segmentWidth, priority: 4)
    case .lastOrder: return TableColumn(title, width: 10, priority: 5)
    case .orders: return TableColumn(title, width: 6, alignment: .right, priority: 6)
    case .spent:
      return TableColumn(
        title, width: 8, alignment: .right, priority: kind == .atRisk ? 3 : 1)
    case .usualGap: return TableColumn(title, width: 6, alignment: .right, priority: 7)
    case .silent: return TableColumn(title, width: 7, alignment: .right, priority: 2)
    case .risk:
      return TableColumn(
        title, width: 10, alignment: .right, flex: 3, maxWidth: 17,
        priority: kind == .atRisk ? 0 : 3)
    case .stake: return TableColumn(title, width: 8, alignment: .right, priority: 1)
    case .gone:
      return TableColumn(
        title, width: max(10, title.displayWidth), alignment: .right, priority: 3)
    }
  }

  /// What is written in the column.
  func text(of customer: ListedCustomer, _ w: Wording) -> String {
    let row = customer.row
    return switch self {
    case .name: row.name
    case .segment:
      row.segment.map { segment in
        let name = w.name(of: segment)
        return name.displayWidth <= Self.segmentWidth ? name : w.shortName(of: segment)
      } ?? w.absent
    case .lastOrder: w.day(row.lastOrder)
    case .orders: w.number(row.orders)
    case .spent: w.money(row.revenue)
    // Half days only tell apart gaps of a few weeks.
    case .usualGap: customer.usualGap.map { w.days($0 < 100 ? $0 : $0.rounded()) } ?? w.absent
    case .silent: row.recency.map { w.days(Double($0)) } ?? w.absent
    case .risk: judged(customer).map { w.decimal($0 * 100, places: 0) } ?? w.absent
    case .stake: w.money(Int64(customer.atStake.rounded()))
    case .gone: customer.likelyGone?.iso ?? w.absent
    }
  }

  /// What is drawn in the column.
  func cell(of customer: ListedCustomer, _ w: Wording, isFound: Bool = false) -> TableCell {
    let text = text(of: customer, w)
    switch self {
    case .risk:
      guard let risk = judged(customer) else { return .text(text, .faint) }
      let role = RiskReasons.role(of: risk)
      return .barWithFigure(risk, .fading(role), figure: text, role)
    case .name: return isFound ? .text(text, .accent, .bold) : .text(text, .text)
    case .usualGap where !customer.isOwnGap: return .text(text, .faint)
    default: return .text(text, .dim)
    }
  }

  /// What rows are sorted by: absent values come last whichever way.
  func key(of customer: ListedCustomer) -> SortValue? {
    let row = customer.row
    return switch self {
    case .name: .text(customer.searched)
    case .segment: row.segment.map { .text($0.rawValue) }
    case .lastOrder: row.lastOrder.map { .number(Double($0.number)) }
    case .orders: .number(Double(row.orders))
    case .spent: .number(Double(row.revenue))
    case .usualGap: customer.usualGap.map { .number($0) }
    case .silent: row.recency.map { .number(Double($0)) }
    case .risk: judged(customer).map { .number($0) }
    case .stake: .number(customer.atStake)
    case .gone: customer.likelyGone.map { .number(Double($0.number)) }
    }
  }

  /// The model's risk; by silence only in a list that says so.
  private func judged(_ customer: ListedCustomer) -> Double? {
    customer.row.risk ?? customer.bySilence
  }

  /// Whether the first press sorts from the smallest: names and days, never amounts.
  var startsAscending: Bool { self == .name || self == .segment || self == .gone }
}

/// A value rows are sorted by.
enum SortValue: Comparable, Sendable {
  case number(Double)
  case text(String)
}
