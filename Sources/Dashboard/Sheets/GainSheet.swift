import Audiences
import CustomerData
import Retention
import RetentionEngine

extension SheetDesk {
  /// What so many points more of retention would bring.
  func gain(points: Double) async throws(BackendError) -> Sheet {
    let metric = RetentionGain(points: points)
    let measured = try await ask(metric)
    var rows: [Sheet.Row] = []
    for number in GainNumber.allCases {
      rows.append(
        row(
          number.rawValue, metric.reading(number, in: measured),
          audience: await audience(.active, of: metric),
          below: await audience(.retained, of: metric)))
    }
    let shown = wording.decimal(
      points * 100, places: points * 100 == (points * 100).rounded() ? 0 : 1)
    return Sheet(
      title: wording.say(
        "If \(shown) points more came back", "Si \(shown) points de plus revenaient"),
      columns: readingColumns, rows: rows,
      notes: [
        wording.say(
          "taken from what customers who came back bring now: no promise",
          "d’après ce que rapportent ceux qui sont revenus : sans promesse")
      ], account: measured.explanation)
  }
}
