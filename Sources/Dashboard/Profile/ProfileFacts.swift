import CustomerData
import Retention
import TerminalKit

/// What is known of one customer, as facts for a sheet: nothing is guessed, and what was never said is said to be
/// missing.
struct ProfileFacts {
  let profile: CustomerProfile
  let asOf: Day
  let wording: Wording
  /// Columns there are.
  let width: Int

  private var w: Wording { wording }
  private var row: CustomerList.Row { profile.summary }

  /// Beside a list: who, why, when.
  var preview: [Fact] {
    identity + [.gap, chips, consentLine, .gap] + reasons + survival + figures + [.gap] + months
      + [.gap] + latestOrders
  }

  /// On the profile's own screen: everything but the orders, which have a table.
  var sheet: [Fact] {
    identity + [.gap, chips, .gap] + reasons + survival + figures + [.gap] + months + [.gap]
      + consents + [.gap] + curve
  }

  private var identity: [Fact] {
    let contact = profile.contact
    let email = contact.email.isEmpty ? w.say("no e-mail", "sans e-mail") : contact.email
    let place = [contact.city, row.country ?? contact.country].filter { !$0.isEmpty }
      .joined(separator: ", ")
    let since = row.firstOrder.map { w.say("first order ", "première commande ") + $0.iso }
    let lines = [
      Fact([Phrase(email, contact.email.isEmpty ? .faint : .text)], [Phrase(place, .dim)]),
      Fact([Phrase(since ?? w.say("no order yet", "aucune commande"), .dim)]),
    ]
    guard let tags = profile.tags, !tags.isEmpty else { return lines }
    return lines + [Fact([Phrase(w.say("tags ", "étiquettes "), .faint), Phrase(tags, .dim)])]
  }

  private var chips: Fact {
    var chips: [Chips.Chip] = []
    if let segment = row.segment { chips.append(Chips.Chip(w.name(of: segment))) }
    if let scores = profile.scores, scores.count == 3 {
      chips.append(Chips.Chip("R \(scores[0]) · F \(scores[1]) · M \(scores[2])"))
    }
    if let risk = row.risk {
      let text = w.say("risk ", "risque ") + w.decimal(risk * 100, places: 0)
      let role = risk >= ChurnRisk.threshold ? RiskReasons.role(of: risk) : .dim
      chips.append(Chips.Chip(text, role: role))
    } else if let silence = profile.silence {
      let times = w.decimal(silence.timesUsual)
      let text = w.say("silent \(times) × usual", "silence \(times) × rythme")
      chips.append(Chips.Chip(text, role: .warning))
    }
    if chips.isEmpty {
      chips.append(Chips.Chip(w.say("no order yet", "aucune commande"), role: .dim))
    }
    return Fact(Chips(chips))
  }

  private var reasons: [Fact] {
    let reasons = RiskReasons(wording: w).reasons(profile)
    guard !reasons.isEmpty else { return [] }
    let heading = Fact(Section(reasonsTitle, remark: w.say("x explains", "x explique")))
    let next = w.nextStep(profile, asOf: asOf).map {
      (role: Role.accent, sign: "→", text: $0)
    }
    return [heading]
      + (reasons + [next].compactMap(\.self)).map { reason in
        let paragraph = Paragraph([
          Phrase(reason.sign + " ", reason.role), Phrase(reason.text, .text),
        ])
        return Fact(paragraph, height: paragraph.height(width: width))
      } + [.gap]
  }

  /// Whether the customer is on the list, and by what: a low risk puts nobody there.
  private var reasonsTitle: String {
    guard let risk = profile.forecast?.row.risk else {
      return w.say("Silent past twice the usual gap", "Silence : plus de 2 × le rythme")
    }
    return risk >= ChurnRisk.threshold
      ? w.say("Why on the at-risk list", "Pourquoi à risque")
      : w.say("Risk of leaving", "Risque de départ")
  }

  private var figures: [Fact] {
    let average = row.averageOrderValue.map { w.exactMoney(Int64($0.rounded())) } ?? w.absent
    let refunded = profile.orders.reduce(0) { $0 + $1.refunded }
    let discount = profile.orders.reduce(0) { $0 + $1.discount }
    var lines = [Fact(Section(w.say("Figures", "Chiffres")))]
    lines += pair(
      w.say("orders", "commandes"), w.number(row.orders), w.say("spent", "dépensé"),
      w.exactMoney(row.revenue))
    lines += pair(
      w.say("order days", "jours d’achat"), w.number(row.occasions),
      w.say("per order", "par commande"), average)
    lines += pair(
      w.say("usual gap", "rythme"), gap, w.say("silent", "silence"),
      row.recency.map { w.days(Double($0)) } ?? w.absent)
    guard refunded != 0 || discount != 0 else { return lines }
    return lines
      + pair(
        w.say("discounts", "remises"), w.exactMoney(discount), w.say("refunded", "remboursé"),
        w.exactMoney(refunded))
  }

  /// The own usual gap; everybody's is named as such.
  private var gap: String {
    if let silence = profile.silence, !silence.isOwnGap {
      return w.days(silence.usualGap) + " " + w.say("(everybody’s)", "(de tous)")
    }
    return row.usualGap.map { w.days($0) } ?? w.absent
  }

  /// Two figures side by side, or one under the other where there is no room.
  private func pair(_ a: String, _ first: String, _ b: String, _ second: String) -> [Fact] {
    let half = width / 2
    let (left, right) = (figure(a, first), figure(b, second))
    guard half >= 24, left.width < half, right.width <= width - half else {
      return [Fact(left), Fact(right)]
    }
    let blank = Phrase(String(repeating: " ", count: half - left.width), .text)
    return [Fact(left + [blank] + right)]
  }

  private func figure(_ name: String, _ value: String) -> [Phrase] {
    [Phrase(name.fitted(to: max(13, name.displayWidth)) + " ", .faint), Phrase(value, .title)]
  }

  private var months: [Fact] {
    let recent = OrderStrip(profile.orders, asOf: asOf)
    let first = asOf.adding(months: 1 - OrderStrip.count).startOfMonth
    let inside = profile.orders.filter { $0.day >= first }
    let remark = w.orders(inside.count) + " · " + w.money(inside.reduce(0) { $0 + $1.net })
    let title = w.say("24 months", "24 mois")
    let silent = row.recency.map { w.say("silent ", "silence ") + w.days(Double($0)) } ?? ""
    let step = max(1, width / OrderStrip.count) * OrderStrip.count
    let labels = PhraseLine(
      left: [Phrase(String(first.iso.prefix(7)), .faint)],
      right: [Phrase(silent, profile.silence == nil ? .faint : .warning)])
    return [
      Fact(Section(title, remark: remark)), Fact(recent, height: 2),
      Fact(Narrow(widget: labels, width: step)),
    ]
  }

  private var latestOrders: [Fact] {
    let title = w.say("Latest orders", "Dernières commandes")
    let heading = Fact(Section(title, remark: w.say("enter profile", "entrée fiche")))
    return [heading]
      + profile.orders.prefix(12).map { order in
        let product = order.lines.first?.product ?? ""
        let more = order.lines.count > 1 ? " +\(order.lines.count - 1)" : ""
        let sign = order.refunded > 0 ? Phrase("◆ ", .bad) : Phrase("● ", .dim)
        let amount = Phrase(w.exactMoney(order.net), .text)
        let refund =
          order.refunded > 0 ? [Phrase("−" + w.exactMoney(order.refunded) + "  ", .bad)] : []
        return Fact(
          [
            Phrase(order.day.iso + " ", .faint), sign, Phrase(order.id + " ", .dim),
            Phrase(product + more, .text),
          ], refund + [amount])
      }
  }

  /// What the customer has spent so far, month by month.
  private var curve: [Fact] {
    guard let first = profile.orders.last?.day, profile.orders.count > 1 else { return [] }
    let start = first.startOfMonth
    let count = (asOf.civil.year - start.civil.year) * 12 + asOf.civil.month - start.civil.month + 1
    let ends = (1...max(1, count)).map { start.adding(months: $0) }
    let values = ends.map { end in
      profile.orders.reduce(0.0) { $0 + ($1.day < end ? Double($1.net) : 0) }
    }
    let total = values.last ?? 0
    let chart = LineChart(
      [LineChart.Series("", role: .accent, values: [0] + values)],
      ticks: [ChartTick(0, w.money(0)), ChartTick(total, w.money(Int64(total)))],
      footLabels: [
        ChartLabel(at: 0, String(first.iso.prefix(7))),
        ChartLabel(at: 1, String(asOf.iso.prefix(7))),
      ])
    let heading = Section(
      w.say("Value so far", "Valeur cumulée"), remark: w.exactMoney(row.revenue))
    return [Fact(heading), Fact(chart, height: 7)]
  }
}

/// A widget in the first columns of its place.
struct Narrow: Widget {
  let widget: any Widget
  let width: Int

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    canvas.draw(any: widget, in: area.left(width), theme: theme)
  }
}
