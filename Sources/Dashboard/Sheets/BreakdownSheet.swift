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
      let part = Breakdown.Part(band: row.band, side: nil)
      let label = row.band.label.map { wording.band($0) }
      rows.append(
        line(
          label ?? wording.say("(unknown)", "(inconnu)"), row.band.label, row.customers,
          row.reading, row.target, peak, isFaint: row.isSmall,
          audience: await audience(part, of: metric)))
    }
    let whole = Breakdown.Part(band: nil, side: nil)
    rows.append(
      line(
        wording.say("all", "tous"), "all", value.customers, value.total, value.target, peak,
        isFaint: false, audience: await audience(whole, of: metric)))
    return Sheet(
      title: wording.name(number.definition(of: Shop()).name) + " · "
        + wording.name(of: dimension),
      columns: [
        Sheet.Column(dimension.rawValue, wording.name(of: dimension)),
        column("customers", "customers", "clients"), column("value", "value", "valeur"),
        Sheet.Column("unit", ""), column("numerator", "of them", "dont"),
        column("denominator", "of", "sur"), column("low", "from", "de"),
        column("high", "to", "à"), column("target", "target", "objectif"),
        column("small", "under 30", "moins de 30"),
      ], rows: rows, notes: notes(number, value), account: measured.explanation)
  }

  private func line(
    _ name: String, _ label: String?, _ customers: Int, _ reading: Reading, _ target: Double?,
    _ peak: Double, isFaint: Bool, audience: AudienceExpression
  ) -> Sheet.Row {
    let unit = reading.unit
    return Sheet.Row(
      name,
      [
        .text(orAbsent: label), .count(customers), .value(reading.value, unit, scale: scale),
        .text(unit.text), .number(orAbsent: reading.numerator),
        .number(orAbsent: reading.denominator), .end(reading.low, of: reading),
        .end(reading.high, of: reading), .value(target, unit, scale: scale), .flag(isFaint),
      ], audience: audience, account: reading.explanation,
      bar: reading.value.map {
        Sheet.Bar(from: 0, to: min(1, max(0, $0 / peak)), tone: tone($0, target))
      }, isFaint: isFaint)
  }

  private func tone(_ value: Double, _ target: Double?) -> Sheet.Bar.Tone {
    guard let target else { return .plain }
    return value >= target ? .good : .bad
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
