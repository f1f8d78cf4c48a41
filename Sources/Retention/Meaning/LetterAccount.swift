extension Explanation {
  /// The account of one letter of its formula, as a number of its own; nil: no letter has that value.
  public func letter(worth value: Double?) -> Explanation? {
    guard let value, let input = inputs.first(where: { $0.value == value }) else { return nil }
    return letter(input)
  }

  /// The account of one side of its ratio; a side that is no letter is what the second letter leaves over the
  /// first, such as those who did not return, or simply counted.
  public func side(worth value: Double?) -> Explanation? {
    guard let value else { return nil }
    if let letter = letter(worth: value) { return letter }
    guard inputs.count == 2, abs(inputs[1].value - inputs[0].value - value) < 1e-6 else {
      return counting(customers: Int(value.rounded()))
    }
    return Explanation(
      definition: Definition(
        name: "What is left", meaning: "The whole less what is counted above it.",
        formula: "\(inputs[1].symbol) - \(inputs[0].symbol)", unit: inputs[1].unit,
        source: definition.source, window: definition.window),
      inputs: inputs, value: value, leftOut: leftOut, window: window, asOf: asOf,
      finalOn: finalOn, snapshot: snapshot)
  }

  /// The account of a letter: what it counts, its value, whom it leaves out.
  public func letter(_ input: Input) -> Explanation {
    Explanation(
      definition: Definition(
        name: input.meaning, meaning: input.meaning, formula: input.symbol, unit: input.unit,
        source: definition.source, window: definition.window),
      inputs: [input], value: input.value, leftOut: leftOut, window: window, asOf: asOf,
      finalOn: finalOn, snapshot: snapshot)
  }

  /// The account of how many customers stand behind a part of it.
  public func counting(customers: Int) -> Explanation {
    letter(Input("n", "customers here", Double(customers)))
  }

  /// The account of how many orders stand behind a part of it.
  public func counting(orders: Int) -> Explanation {
    letter(Input("n(orders)", "valid orders here", Double(orders)))
  }

  /// The account of the net revenue of a part of it, in major units.
  public func summing(revenue: Double, _ unit: MetricUnit) -> Explanation {
    letter(Input("sum(net)", "net revenue here", revenue, unit))
  }

  /// The account of one amount or count as a share of another.
  public func share(_ part: Double, of whole: Double, _ unit: MetricUnit) -> Explanation {
    derived(
      "Share", "What is here, as a share of the whole.", "part / whole", .share,
      [Input("part", "here", part, unit), Input("whole", "the whole", whole, unit)],
      whole == 0 ? nil : part / whole)
  }

  /// The account of an amount over a count, such as revenue per customer.
  public func mean(_ sum: Double, over count: Double, _ unit: MetricUnit) -> Explanation {
    derived(
      "Mean", "What is here, over how many.", "part / n", unit,
      [Input("part", "here", sum, unit), Input("n", "how many", count)],
      count == 0 ? nil : sum / count)
  }

  /// The account of one amount over another of the same kind, such as revenue per spend.
  public func ratio(_ above: Double, to below: Double, _ unit: MetricUnit) -> Explanation {
    derived(
      "Ratio", "The first number over the second.", "first / second", .ratio,
      [Input("first", "the first", above, unit), Input("second", "the second", below, unit)],
      below == 0 ? nil : above / below)
  }

  private func derived(
    _ name: String, _ meaning: String, _ formula: String, _ unit: MetricUnit, _ inputs: [Input],
    _ value: Double?
  ) -> Explanation {
    Explanation(
      definition: Definition(
        name: name, meaning: meaning, formula: formula, unit: unit, source: definition.source,
        window: definition.window),
      inputs: inputs, value: value, leftOut: leftOut, window: window, asOf: asOf,
      finalOn: finalOn, snapshot: snapshot)
  }

  /// The account of one number less another of the same kind.
  public func difference(_ one: Explanation, less other: Explanation) -> Explanation? {
    guard let a = one.value, let b = other.value else { return nil }
    let unit = definition.unit
    return Explanation(
      definition: Definition(
        name: "Difference", meaning: "The first number less the second.",
        formula: "first - second", unit: unit, source: definition.source,
        window: definition.window),
      inputs: [Input("first", "the first", a, unit), Input("second", "the second", b, unit)],
      value: a - b, leftOut: one.leftOut, window: window, asOf: asOf,
      finalOn: [one.finalOn, other.finalOn].compactMap { $0 }.max(), snapshot: snapshot)
  }
}
