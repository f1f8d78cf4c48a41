import CustomerData
import Retention

extension CohortsScreen {
  /// The values of the split that have customers, in the table's order.
  var bands: [Acquisition.Band] {
    guard metric.split != nil, let rows = table.value?.value.rows else { return [] }
    var seen: [Acquisition.Band] = []
    for row in rows { if let band = row.band, seen.last != band { seen.append(band) } }
    return seen
  }

  /// The value of the split that is shown; nil: no split.
  var shownBand: Acquisition.Band? { bands.indices.contains(band) ? bands[band] : nil }

  /// The rows of the map, oldest cohort first.
  var rows: [CohortRow] {
    let rows = table.value?.value.rows ?? []
    guard let shownBand else { return rows }
    return rows.filter { $0.band == shownBand }
  }

  /// The cohort under the cursor.
  var row: CohortRow? { rows.first { $0.cohort == cursor.cohort } }

  /// The cell under the cursor; nil on the row of averages.
  var cell: CohortCell? {
    row.flatMap { $0.cells.indices.contains(cursor.period) ? $0.cells[cursor.period] : nil }
  }

  /// The pooled average of a period over all finished cells.
  func average(_ period: Int) -> Double? {
    let average = table.value?.value.average ?? []
    return average.indices.contains(period) ? average[period] : nil
  }

  /// The cell's measure less the average; nil unless both are known.
  func difference(_ period: Int) -> Double? {
    guard let row, row.cells.indices.contains(period), let value = row.cells[period].value,
      let average = average(period)
    else { return nil }
    return value - average
  }

  /// The part of the metric under the cursor.
  var part: CohortRetention.Part {
    CohortRetention.Part(cohort: cursor.cohort, band: shownBand, period: cursor.period)
  }
}
