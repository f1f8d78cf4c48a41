import Audiences
import CustomerData
import Retention
import RetentionEngine

extension SheetDesk {
  /// A number for each value of a dimension, the whole last.
  func breakdown(
    _ number: NumberName, by dimension: CustomerDimension
  ) async throws(BackendError) -> Sheet {
    let metric = Breakdown(number, by: dimension)
    let measured = try await ask(metric)
    let value = measured.value
    let peak = max(
      1e-9, (value.rows.map(\.reading) + [value.total]).compactMap(\.value).max() ?? 1)
    var rows: [Sheet.Row] = []
    for row in value.rows {
      let name = row.band.label.map { wording.band($0) } ?? wording.say("(unknown)", "(inconnu)")
      let line = Line(
        name: name, label: row.band.label, band: row.band, customers: row.customers,
        reading: row.reading, target: row.goal, isFaint: row.isSmall)
      rows.append(await self.row(line, metric, peak: peak))
    }
    let whole = Line(
      name: wording.say("all", "tous"), label: "all", band: nil, customers: value.customers,
      reading: value.total, target: value.goal, isFaint: false)
    rows.append(await row(whole, metric, peak: peak))
    return Sheet(
      title: wording.name(number.definition(of: Shop()).name) + " · "
        + wording.name(of: dimension),
      columns: [
        Sheet.Column(dimension.rawValue, wording.name(of: dimension)),
        column("customers", "customers", "clients"),
        column("value", "value", "valeur", isMain: true),
        Sheet.Column("unit", ""), column("numerator", "of them", "dont"),
        column("denominator", "of", "sur"), column("low", "from", "de"),
        column("high", "to", "à"), column("target", "target", "objectif"),
        column("target_days", "set for", "fixé sur"),
        column("small", "under 30", "moins de 30"),
      ], rows: rows, notes: notes(number, value), account: measured.explanation)
  }

  /// What a row is made of.
  private struct Line {
    let name: String
    let label: String?
    let band: CustomerBand?
    let customers: Int
    let reading: Reading
    let target: Target?
    let isFaint: Bool
  }

  private func row(_ line: Line, _ metric: Breakdown, peak: Double) async -> Sheet.Row {
    let (reading, target) = (line.reading, line.target)
    let (unit, account) = (reading.unit, reading.explanation)
    let everyone = await audience(.init(band: line.band, side: nil), of: metric)
    let above = await audience(.init(band: line.band, side: .numerator), of: metric)
    let below = await audience(.init(band: line.band, side: .denominator), of: metric)
    let number = Sheet.Door(audience: above, account: account)
    return Sheet.Row(
      line.name, id: line.label ?? "(unknown)",
      [
        .text(orAbsent: line.label), .count(line.customers),
        .value(reading.value, unit, scale: scale), .text(unit.text),
        .number(orAbsent: reading.numerator), .number(orAbsent: reading.denominator),
        .value(reading.low, unit, scale: scale), .value(reading.high, unit, scale: scale),
        .value(target?.value, unit, scale: scale), .days(orAbsent: target?.windowDays),
        .flag(line.isFaint),
      ], audience: everyone, account: account,
      doors: [
        "customers": Sheet.Door(
          audience: everyone, account: account.counting(customers: line.customers)),
        "value": number, "low": number, "high": number,
        "numerator": Sheet.Door(
          audience: above, account: account.side(worth: reading.numerator)),
        "denominator": Sheet.Door(
          audience: below, account: account.side(worth: reading.denominator)),
      ],
      bar: reading.value.map {
        Sheet.Bar(from: 0, to: min(1, max(0, $0 / peak)), tone: tone($0, target, reading))
      }, isFaint: line.isFaint)
  }

  /// Against a target, when it was set for the window the number is of.
  private func tone(_ value: Double, _ target: Target?, _ reading: Reading) -> Sheet.Bar.Tone {
    guard let target, target.isOf(reading) else { return .plain }
    let isGood =
      reading.explanation.definition.direction == .down
      ? value <= target.value : value >= target.value
    return isGood ? .good : .bad
  }

  private func notes(_ number: NumberName, _ value: Breakdown.Value) -> [String] {
    var notes: [String] = []
    if value.overlaps {
      notes.append(
        wording.say(
          "a customer may be in several rows", "un client peut être dans plusieurs lignes"))
    }
    if value.unlisted > 0 {
      notes.append(
        wording.say(
          "\(wording.customers(value.unlisted)) in rarer values are not listed",
          "\(wording.customers(value.unlisted)) de valeurs plus rares ne sont pas listés"))
    }
    let other = value.rows.first { row in row.goal.map { !$0.isOf(row.reading) } ?? false }
    if let other = other?.goal?.windowDays {
      let days = wording.days(Double(other))
      notes.append(
        wording.say(
          "targets set for \(days) are shown, not judged: the number is of another window",
          "les objectifs fixés sur \(days) sont montrés, non jugés : la fenêtre est autre"))
    }
    if [.figure(.retentionRate), .figure(.repeatRate)].contains(number) {
      let shares = TradeReference.shares.map { wording.percent($0, places: 0) }
      notes.append(
        wording.say("the trade quotes ", "le métier cite ") + shares.joined(separator: ", ")
          + wording.say(
            ": trade figures whose window is not stated",
            " : des repères dont la fenêtre n’est pas dite"))
    }
    return notes
  }
}

extension Wording {
  /// The name of a dimension.
  public func name(of dimension: CustomerDimension) -> String {
    switch dimension {
    case .channel: say("channel", "canal")
    case .category: say("first category", "1re catégorie")
    case .product: say("first product", "1er produit")
    case .country: say("country", "pays")
    case .campaign: say("campaign", "campagne")
    case .basket: say("first basket", "premier panier")
    case .discount: say("first discount", "1re remise")
    case .refund: say("first refund", "1er remboursement")
    case .source: say("source", "source")
    case .device: say("device", "appareil")
    case .segment: say("segment", "segment")
    case .tag: say("tag", "étiquette")
    }
  }

  /// The value of a dimension, where it is a word of ours.
  func band(_ label: String) -> String {
    if let segment = Segment(rawValue: label) { return name(of: segment) }
    switch label {
    case CustomerBand.discounted: return say("discounted", "avec remise")
    case CustomerBand.fullPrice: return say("full price", "plein tarif")
    case CustomerBand.refunded: return say("refunded in part", "remboursé en partie")
    case CustomerBand.kept: return say("kept", "gardé")
    default: return label
    }
  }
}
