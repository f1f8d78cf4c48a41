import Audiences
import CustomerData
import Retention
import RetentionEngine

extension SheetDesk {
  /// The revenue bridge as a waterfall, then what is left of the revenue.
  func bridge(days: Int?) async throws(BackendError) -> Sheet {
    let metric = RevenueBridge(days: days)
    let measured = try await ask(metric)
    let value = measured.value
    var rows: [Sheet.Row] = []
    var level: Int64 = 0
    let peak = Double(
      max(1, value.amount(.base), value.amount(.total), top(value)))
    for bar in RevenueBridge.Bar.allCases {
      let amount = bar.sign * value.amount(bar)
      let isWhole = bar == .base || bar == .total
      let start = isWhole ? 0 : level
      level = isWhole ? value.amount(bar) : level + amount
      rows.append(
        Sheet.Row(
          wording.name(of: bar),
          [
            .text(bar.rawValue), .money(amount), .count(value.customers(bar)),
            .share(orAbsent: share(value.amount(bar), of: value.amount(.base))),
          ], audience: await audience(.bar(bar), of: metric),
          account: metric.explanation(of: .bar(bar), in: measured),
          doors: await doors(bar, metric, measured),
          bar: Sheet.Bar(
            from: Double(min(start, level)) / peak, to: Double(max(start, level)) / peak,
            tone: isWhole ? .plain : bar.sign < 0 ? .bad : .good)))
    }
    rows += await ratios(metric, measured)
    return Sheet(
      title: wording.say("Revenue bridge", "Passage du CA")
        + " · \(value.window.previous.first.iso) … \(value.window.last.iso)",
      columns: [
        column("bar", "", ""), column("amount", "revenue", "CA net"),
        column("customers", "customers", "clients"),
        column("share_of_base", "of the base", "de la base"),
      ], rows: rows, notes: notes(measured), account: measured.explanation)
  }

  private func ratios(
    _ metric: RevenueBridge, _ measured: Measured<RevenueBridge.Value>
  ) async -> [Sheet.Row] {
    var rows: [Sheet.Row] = []
    for number in [BridgeNumber.gross, .net] {
      let reading = RevenueBridge.reading(number, in: measured)
      rows.append(
        Sheet.Row(
          number.id.uppercased(),
          [.text(number.id), .absent, .absent, .share(orAbsent: reading.value)],
          audience: await audience(number.part(of: .numerator), of: metric),
          account: reading.explanation))
    }
    return rows
  }

  private func doors(
    _ bar: RevenueBridge.Bar, _ metric: RevenueBridge, _ measured: Measured<RevenueBridge.Value>
  ) async -> [String: Sheet.Door] {
    let (value, base) = (measured.value, measured.explanation)
    let unit = MetricUnit.money(value.currency)
    let (own, whole) = (major(value.amount(bar)), major(value.amount(.base)))
    return [
      "customers": await door(
        .bar(bar), of: metric, base.counting(customers: value.customers(bar))),
      "share_of_base": await door(
        .bar(bar), of: metric, value.amount(.base) > 0 ? base.share(own, of: whole, unit) : nil),
    ]
  }

  private func notes(_ measured: Measured<RevenueBridge.Value>) -> [String] {
    let anonymous = measured.value.anonymous
    let unknown =
      anonymous == 0
      ? []
      : [
        wording.say(
          "\(wording.money(anonymous)) of nobody known stand beside the bridge",
          "\(wording.money(anonymous)) sans client connu restent hors du passage")
      ]
    return unknown
      + measured.explanation.remarks.filter { $0.hasPrefix("the data begin") }
      .map { wording.remark($0) }
  }

  // The waterfall rises above both ends after what grew.
  private func top(_ value: RevenueBridge.Value) -> Int64 {
    var level: Int64 = 0
    var top: Int64 = 0
    for bar in RevenueBridge.Bar.allCases where bar != .total {
      level += bar.sign * value.amount(bar)
      top = max(top, level)
    }
    return top
  }

  private func share(_ part: Int64, of base: Int64) -> Double? {
    base > 0 ? Double(part) / Double(base) : nil
  }
}

extension Wording {
  /// The name of a bar of the revenue bridge.
  func name(of bar: RevenueBridge.Bar) -> String {
    switch bar {
    case .base: say("window before", "fenêtre précédente")
    case .lost: say("lost", "perdu")
    case .contraction: say("contraction", "baisse")
    case .expansion: say("expansion", "hausse")
    case .reactivated: say("reactivated", "réactivé")
    case .new: say("new", "nouveau")
    case .total: say("this window", "cette fenêtre")
    }
  }
}
