import CustomerData

extension KeyFigure {
  /// What the customers of a selection will bring on average, by the purchase models. It is of the
  /// as-of day, whatever the period.
  ///
  /// - Complexity: O(customers), and the fit when nobody has asked before.
  static func predicted(_ population: Population, among selection: Selection) -> KeyFigure {
    let (dataset, predicted) = (population.dataset, population.predictedValues)
    var (sum, count) = (0.0, 0)
    selection.customers.forEachSet { customer in
      guard !predicted.values[customer].isNaN else { return }
      sum += predicted.values[customer]
      count += 1
    }
    let total = sum / Double(dataset.shop.currency?.minorUnits ?? 100)
    let definition = FigureName.predictedValue.definition(of: dataset.shop)
    let remarks = predicted.remarks
    let value = count > 0 ? total / Double(count) : nil
    let account = Explanation(
      definition: definition,
      inputs: [
        Input("sum(clv)", "predicted value of these customers", total, definition.unit),
        Input("n(customers)", "customers with a valid order", Double(count)),
      ],
      value: value, leftOut: dataset.leftOutOrders(countingCustomers: true), asOf: dataset.asOf,
      remarks: remarks, snapshot: dataset.fingerprint)
    return KeyFigure(
      name: .predictedValue, value: value, unit: definition.unit, window: nil,
      numerator: value.map { _ in total }, denominator: value.map { _ in Double(count) },
      previous: nil, low: nil, high: nil, isFinal: true,
      reason: value == nil ? remarks.first ?? "no customer to divide by" : nil,
      explanation: account)
  }
}

extension KeyFigureSet {
  /// The figures with one of them in the place of its namesake.
  func replacing(_ figure: KeyFigure) -> KeyFigureSet {
    KeyFigureSet(
      period: period, figures: figures.map { $0.name == figure.name ? figure : $0 })
  }
}
