import CustomerData

/// What happened to a customer beside the orders: support, answers, messages, deliveries, visits.
///
/// A kind that the files do not tell of by the day is missing for everybody, never 0.
struct EventSignals {
  private let day: Day
  private let scales: [SurveyScale]
  private let views: [EventKind: EventView]

  init(_ dataset: Dataset) {
    let day = dataset.asOf
    self.day = day
    scales = dataset.events.scales
    var views: [EventKind: EventView] = [:]
    for kind in dataset.events.kinds {
      guard let view = dataset.events[kind],
        view.table.day.withUnsafeBufferPointer({ days in days.contains { $0 <= day } })
      else { continue }
      views[kind] = view
    }
    self.views = views
  }

  func read(_ customer: Int, _ row: SignalRow, _ values: inout [Float]) {
    guard !views.isEmpty else { return }
    for (signal, kind, window) in Self.counts {
      guard let view = views[kind] else { continue }
      row.set(signal, Double(rows(view, customer, window).count), &values)
    }
    readScore(customer, row, &values)
    readMessages(customer, row, &values)
    readDeliveries(customer, row, &values)
  }

  // Days a support contact, a problem, a message or a visit may matter for.
  private static let counts: [(Signal, EventKind, Int)] = [
    (.contacts180, .contacted, 180), (.deliveryIssues, .troubled, 365),
    (.messages90, .received, 90), (.visits30, .visited, 30),
  ]

  /// The customer's events of the last days.
  private func rows(_ view: EventView, _ customer: Int, _ window: Int) -> Range<Int> {
    let all = view.rows(of: customer)
    let first = all.first { day - view.table.day[$0] < window } ?? all.upperBound
    return first..<all.upperBound
  }

  /// The last answer as a share of its scale, 1 being the best.
  private func readScore(_ customer: Int, _ row: SignalRow, _ values: inout [Float]) {
    guard let view = views[.rated], let last = view.rows(of: customer).last,
      let score = view.table.value(of: last), let place = view.table.subject(of: last),
      scales.indices.contains(Int(place))
    else { return }
    let scale = scales[Int(place)]
    guard scale.isSound else { return }
    let share =
      (Double(score) / 1000 - Double(scale.minimum)) / Double(scale.maximum - scale.minimum)
    row.set(.lastScore, scale.isHigherBetter ? share : 1 - share, &values)
  }

  private func readMessages(_ customer: Int, _ row: SignalRow, _ values: inout [Float]) {
    guard let received = views[.received], let opened = views[.opened] else { return }
    let sent = rows(received, customer, 180).count
    guard sent > 0 else { return }
    let share = Double(rows(opened, customer, 180).count) / Double(sent)
    row.set(.openShare, min(1, share), &values)
  }

  /// Days after the promised one, the mean of a year's deliveries that were promised.
  private func readDeliveries(_ customer: Int, _ row: SignalRow, _ values: inout [Float]) {
    guard let view = views[.delivered] else { return }
    let delays = rows(view, customer, 365).compactMap { view.table.value(of: $0) }
    guard !delays.isEmpty else { return }
    let sum = delays.reduce(0.0) { $0 + Double($1) / 1000 }
    row.set(.deliveryDelay, sum / Double(delays.count), &values)
  }
}
