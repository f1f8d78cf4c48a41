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

  /// When orders are placed: one row an hour of a day of the week that has orders.
  func hours(days: Int) async throws(BackendError) -> Sheet {
    let metric = OrderHours(days: days)
    let measured = try await ask(metric)
    let cells = measured.value.cells.filter { $0.orders > 0 }
    let peak = Double(max(1, cells.map(\.orders).max() ?? 1))
    var rows: [Sheet.Row] = []
    for cell in cells {
      let part = OrderHours.Part(weekday: cell.weekday, hour: cell.hour)
      let day = wording.weekday(cell.weekday)
      rows.append(
        Sheet.Row(
          "\(day) \(cell.hour) h",
          [
            .text(Wording().weekday(cell.weekday)), .count(cell.hour), .count(cell.orders),
            .money(cell.revenue),
          ],
          audience: await audience(part, of: metric),
          account: metric.explanation(of: part, in: measured),
          bar: Sheet.Bar(from: 0, to: Double(cell.orders) / peak, tone: .plain)))
    }
    let untimed = measured.value.untimed
    return Sheet(
      title: wording.say("Orders by hour", "Commandes par heure"),
      columns: [
        column("weekday", "day", "jour"), column("hour", "hour", "heure"),
        column("orders", "orders", "commandes"), column("revenue", "revenue", "CA net"),
      ], rows: rows,
      notes: untimed == 0
        ? []
        : [
          wording.say(
            "\(wording.orders(untimed)) without a time of day",
            "\(wording.orders(untimed)) sans heure")
        ], account: measured.explanation)
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
