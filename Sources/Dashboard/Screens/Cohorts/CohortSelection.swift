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

  /// What `c` puts side by side: the cohort with the marked one, else with the one before it; the shown value of a
  /// split with the next one. Nil: there is no second.
  var comparison: SheetName? {
    if let split = metric.split {
      guard bands.count > 1, let shownBand else { return nil }
      let next = bands[(band + 1) % bands.count]
      return .contrast(split, shownBand.label, next.label, metric.measure, metric.unit)
    }
    guard let own = row?.cohort else { return nil }
    let earlier = rows.last { $0.cohort < own }?.cohort
    guard let other = marked.flatMap({ $0 == own ? nil : $0 }) ?? earlier else { return nil }
    return .compare(own, other, metric.measure)
  }

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
    guard !metric.measure.staysOpen(inPeriod: period), let row,
      row.cells.indices.contains(period), let value = row.cells[period].value,
      let average = average(period)
    else { return nil }
    return value - average
  }

  /// The part of the metric under the cursor.
  var part: CohortRetention.Part {
    CohortRetention.Part(cohort: cursor.cohort, band: shownBand, period: cursor.period)
  }
}
