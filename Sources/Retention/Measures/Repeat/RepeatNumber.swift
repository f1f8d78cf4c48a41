import CustomerData

/// The numbers of repeat purchase that have names.
public enum RepeatNumber: Hashable, Codable, Sendable, CaseIterable {
  /// The repeat rate at a horizon.
  case within(days: Int)
  /// The share of all customers back by a day, those waiting counted.
  case back(by: Int)
  /// The day by which a quarter, half, three quarters of all are back, in hundredths.
  case quartile(Int)
  /// A percentile of the customers' own gaps.
  case ownGap(percentile: Int)
  /// The share who reached a number of order days.
  case reached(Int)

  /// The horizons, the curve, the gaps, the ladder up to the fifth order.
  public static let allCases: [RepeatNumber] =
    RepeatPurchase.horizons.map { .within(days: $0) } + [30, 60, 90].map { .back(by: $0) }
    + [25, 75].map { .quartile($0) } + [75, 90].map { .ownGap(percentile: $0) }
    + (2...5).map { .reached($0) }

  /// Its name on the command line.
  public var id: String {
    switch self {
    case .within(let days): "repeat_rate_\(days)"
    case .back(let day): "second_by_\(day)"
    case .quartile(let percent): "time_to_second_p\(percent)"
    case .ownGap(let percentile): "interval_p\(percentile)"
    case .reached(let number): "reached_\(number)"
    }
  }

  /// The customers above or below the line.
  public func part(of side: NamedNumber.Part) -> RepeatPurchase.Part {
    switch (self, side) {
    case (.within(let days), .numerator): .returned(days: days)
    case (.within(let days), .denominator): .eligible(days: days)
    case (.back(let day), .numerator): .back(by: day)
    case (.reached(let number), .numerator): .rung(number)
    case (.ownGap, _): .repeaters
    default: .customers
    }
  }

  /// The one definition of it.
  public var definition: Definition {
    switch self {
    case .within(let days):
      Definition(
        name: "Repeat rate at \(days) days",
        meaning:
          "Of the customers whose first order is at least \(days) days ago, the share who ordered on a second day within \(days) days.",
        formula: "n(back) / n(eligible)", unit: .share, window: .afterFirst(days: days),
        direction: .up)
    case .back(let day):
      Definition(
        name: "Back by day \(day)",
        meaning:
          "Of all customers, the share back for a second order by day \(day), counting those still waiting.",
        formula: "1 - S(\(day))", unit: .share, source: "Kaplan & Meier, JASA 53, 1958",
        window: .afterFirst(days: day), direction: .up)
    case .quartile(let percent):
      Definition(
        name: "\(percent) % back",
        meaning:
          "Days until \(percent) % of all customers have ordered on a second day, counting those still waiting.",
        formula: "t(\(percent))", unit: .days, source: "Kaplan & Meier, JASA 53, 1958",
        window: .lifetime, direction: .down)
    case .ownGap(let percentile):
      Definition(
        name: "Usual gap, P\(percentile)",
        meaning:
          "\(percentile) % of the customers with two order days or more have a usual gap of so many days or fewer.",
        formula: "P\(percentile)(own)", unit: .days, window: .lifetime)
    case .reached(let number):
      Definition(
        name: "Reached order \(number)",
        meaning: "Of all customers, the share with at least \(number) order days.",
        formula: "n(reached) / n(customers)", unit: .share, window: .lifetime, direction: .up)
    }
  }
}

extension RepeatPurchase {
  /// The account of a part.
  public func explanation(of part: Part, in measured: Measured<Value>) -> Explanation {
    switch part {
    case .eligible(let days), .returned(let days):
      reading(.within(days: days), in: measured).explanation
    case .back(let day): reading(.back(by: day), in: measured).explanation
    case .backOn(let day), .watched(let day):
      measured.value.curve.first { $0.day == day }.map { account(of: $0, in: measured) }
        ?? measured.explanation
    case .rung(let number): reading(.reached(number), in: measured).explanation
    case .customers, .repeaters: measured.explanation
    }
  }

  func account(_ part: Part, _ value: Value, _ dataset: Dataset) -> Explanation {
    Explanation(
      definition: FigureName.repeatRate.definition(of: dataset.shop),
      inputs: [
        Input(
          "n(repeat)", "customers with at least two order days",
          Double(value.repeaters)),
        Input("n(customers)", "customers with a valid order", Double(value.customers)),
      ],
      value: value.customers > 0
        ? Double(value.repeaters) / Double(value.customers) : nil,
      leftOut: dataset.leftOutOrders(countingCustomers: true), asOf: dataset.asOf,
      snapshot: dataset.fingerprint)
  }

  /// A number of repeat purchase with its account.
  public func reading(_ number: RepeatNumber, in measured: Measured<Value>) -> Reading {
    let value = measured.value
    switch number {
    case .within(let days):
      let row = value.horizons.first { $0.days == days }
      return share(
        number, measured, row?.returned ?? 0, of: row?.eligible ?? 0,
        ("n(back)", "of them with a second order day within \(days) days"),
        ("n(eligible)", "customers whose first order is at least \(days) days ago"),
        leftOut: [
          LeftOut(
            "first order less than \(days) days ago", value.customers - (row?.eligible ?? 0),
            .customers)
        ])
    case .reached(let rung):
      return share(
        number, measured, value.ladder.first { $0.number == rung }?.reached ?? 0,
        of: value.climbers, ("n(reached)", "of them with at least \(rung) order days"),
        ("n(customers)", "customers with a valid order"),
        leftOut: [
          LeftOut(
            "first order less than \(minimumAge) days ago", value.customers - value.climbers,
            .customers)
        ])
    case .back(let day):
      let waits = value.customers > 0 ? 1 - value.back(by: day) : nil
      let step = value.curve.last { $0.day <= day }
      return plain(
        number, measured, waits.map { 1 - $0 },
        waits.map { Input("S(\(day))", "share still waiting after \(day) days", $0, .share) },
        reason: "no customer has a valid order",
        interval: (step?.high.map { 1 - $0 }, step?.low.map { 1 - $0 }))
    case .quartile(let percent):
      let day = value.day(when: Double(percent) / 100).map(Double.init)
      return plain(
        number, measured, day,
        day.map { Input("t(\(percent))", "first day with \(percent) % back", $0, .days) },
        reason: "fewer than \(percent) % have come back",
        interval: value.interval(when: Double(percent) / 100))
    case .ownGap(let percentile):
      let gap = value.ownGaps.isEmpty ? nil : value.ownGaps[percentile == 75 ? 1 : 2]
      return plain(
        number, measured, gap,
        gap.map { Input("P\(percentile)(own)", "of the customers' own median gaps", $0, .days) },
        reason: "nobody has ordered twice")
    }
  }

  private func share(
    _ number: RepeatNumber, _ measured: Measured<Value>, _ count: Int, of total: Int,
    _ above: (String, String), _ below: (String, String), leftOut: [LeftOut]
  ) -> Reading {
    let value = total > 0 ? Double(count) / Double(total) : nil
    let inputs = [Input(above.0, above.1, Double(count)), Input(below.0, below.1, Double(total))]
    let small = total < 30 ? ["fewer than 30 customers: read the interval, not the share"] : []
    let account = self.account(
      number, measured, value, inputs, leftOut.filter { $0.count > 0 },
      total == 0 ? ["no customer is old enough"] : small)
    return Reading(share: count, of: total, account)
  }

  private func plain(
    _ number: RepeatNumber, _ measured: Measured<Value>, _ value: Double?, _ input: Input?,
    reason: String, interval: (low: Double?, high: Double?) = (nil, nil)
  ) -> Reading {
    let account = self.account(
      number, measured, value, input.map { [$0] } ?? [], [], value == nil ? [reason] : [])
    return Reading(
      value: value, low: interval.low, high: interval.high, reason: reason, explanation: account)
  }

  private func account(
    _ number: RepeatNumber, _ measured: Measured<Value>, _ value: Double?, _ inputs: [Input],
    _ leftOut: [LeftOut], _ remarks: [String]
  ) -> Explanation {
    let base = measured.explanation
    return Explanation(
      definition: number.definition, inputs: inputs, value: value,
      leftOut: leftOut + base.leftOut, asOf: base.asOf, remarks: remarks, snapshot: base.snapshot)
  }
}
