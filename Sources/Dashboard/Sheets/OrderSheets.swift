import Audiences
import CustomerData
import Retention
import RetentionEngine

extension SheetDesk {
  /// What the best customers bring.
  func concentration() async throws(BackendError) -> Sheet {
    let metric = ValueConcentration()
    let measured = try await ask(metric)
    var rows: [Sheet.Row] = []
    for row in measured.value.rows {
      let reading = metric.reading(row.group, in: measured)
      rows.append(
        Sheet.Row(
          wording.name(reading.explanation.definition.name),
          [
            .text(row.group.id), .count(row.customers), .money(row.revenue),
            .share(orAbsent: reading.value),
          ], audience: await audience(row.group, of: metric), account: reading.explanation,
          doors: [
            "customers": await door(
              row.group, of: metric, reading.explanation.counting(customers: row.customers)),
            "revenue": await door(
              row.group, of: metric,
              reading.explanation.inputs.first.map(reading.explanation.letter)
            ),
          ],
          bar: reading.value.map { Sheet.Bar(from: 0, to: $0, tone: .plain) },
          isFaint: row.customers < 30))
    }
    return Sheet(
      title: wording.say("Where the revenue comes from", "D’où vient le CA"),
      columns: [
        column("group", "group", "groupe"), column("customers", "customers", "clients"),
        column("revenue", "revenue", "CA net"), column("share", "of all", "du total"),
      ], rows: rows, account: measured.explanation)
  }

  /// Order values and new against returning revenue.
  func orderValues(days: Int) async throws(BackendError) -> Sheet {
    let metric = OrderValues(days: days)
    let measured = try await ask(metric)
    let set = try await ask(KeyFigures(days: days))
    var rows: [Sheet.Row] = []
    if let mean = set.value[.averageOrderValue] {
      rows.append(row("aov", mean.reading, audience: await audience(.all, of: metric)))
    }
    for number in OrderValueNumber.allCases {
      rows.append(
        row(
          number.rawValue, metric.reading(number, in: measured),
          audience: number == .anonymousShare ? nil : await audience(number.part, of: metric)))
    }
    let period = measured.value.period
    return Sheet(
      title: wording.say("Order values", "Paniers") + " · \(period.first.iso) … \(period.last.iso)",
      columns: readingColumns, rows: rows, account: measured.explanation)
  }

  /// When orders are placed: one row an hour of the week, drawn as a map of days by hours.
  func hours(days: Int) async throws(BackendError) -> Sheet {
    let metric = OrderHours(days: days)
    let measured = try await ask(metric)
    let unit = MetricUnit.money(wording.currency)
    var rows: [Sheet.Row] = []
    for cell in measured.value.cells {
      let part = OrderHours.Part(weekday: cell.weekday, hour: cell.hour)
      let account = metric.explanation(of: part, in: measured)
      let english = Wording().weekday(cell.weekday)
      rows.append(
        Sheet.Row(
          "\(wording.weekday(cell.weekday)) \(cell.hour) h", id: "\(english) \(cell.hour)",
          [
            .text(english), .count(cell.hour), .count(cell.orders), .money(cell.revenue),
            .share(orAbsent: account.value),
          ], audience: await audience(part, of: metric), account: account,
          doors: [
            "orders": await door(part, of: metric, account.inputs.first.map(account.letter)),
            "revenue": await door(
              part, of: metric, account.summing(revenue: major(cell.revenue), unit)),
          ]))
    }
    let untimed = measured.value.untimed
    let without = wording.say(
      "\(wording.orders(untimed)) without a time of day", "\(wording.orders(untimed)) sans heure")
    return Sheet(
      title: wording.say("Orders by hour", "Commandes par heure")
        + wording.say(" · last \(days) days", " · \(days) derniers jours"),
      columns: [
        column("weekday", "day", "jour"), column("hour", "hour", "heure"),
        column("orders", "orders", "commandes"), column("revenue", "revenue", "CA net"),
        column("share", "of all", "du total"),
      ], rows: rows, notes: untimed == 0 ? [] : [without], figure: .map(week),
      account: measured.explanation)
  }

  private var week: Sheet.Map {
    Sheet.Map(
      titles: [""], headers: (0..<24).map(String.init),
      lines: (0..<7).map { day in
        Sheet.Map.Line(
          labels: [String(wording.weekday(day + 1).prefix(3))],
          rows: (0..<24).map { day * 24 + $0 })
      }, column: "orders")
  }
}

extension Wording {
  /// A day of the week; Monday is 1.
  func weekday(_ number: Int) -> String {
    let english = [
      "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
    let french = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
    return (language == .english ? english : french)[(number - 1) % 7]
  }
}
