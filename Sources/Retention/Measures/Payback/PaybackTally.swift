import CustomerData

/// Adds up spend, customers won and what they brought.
struct PaybackTally {
  private let metric: Payback
  private let dataset: Dataset
  private let period: DayRange
  private let knowsCosts: Bool

  init(_ metric: Payback, _ dataset: Dataset) {
    self.metric = metric
    self.dataset = dataset
    period = metric.period(asOf: dataset.asOf)
    knowsCosts = dataset.products.unitCost.contains { $0 != nil }
  }

  func value(of selection: Selection) -> Payback.Value {
    var rows: [String: PaybackRow] = [:]
    var whole = PaybackRow(label: nil)
    var withoutRate = 0
    for entry in dataset.spend.entries where period.contains(entry.day) {
      let label = metric.kind == .channel ? entry.channel : entry.campaign
      guard let amount = entry.amount else {
        withoutRate += 1
        continue
      }
      whole.add(amount, entry.newCustomers)
      if !label.isEmpty {
        rows[label, default: PaybackRow(label: label)].add(amount, entry.newCustomers)
      }
    }
    count(selection, &rows, &whole)
    let sorted = rows.values.sorted {
      ($1.spend, $0.label ?? "") < ($0.spend, $1.label ?? "")
    }
    return Payback.Value(
      period: period, rows: sorted, whole: whole, withoutRate: withoutRate,
      knowsCosts: knowsCosts)
  }

  private func count(
    _ selection: Selection, _ rows: inout [String: PaybackRow], _ whole: inout PaybackRow
  ) {
    let words = metric.kind == .channel ? dataset.orders.channel : dataset.orders.campaign
    selection.customers.forEachSet { customer in
      let orders = dataset.customers.orders(of: customer)
      for order in orders where period.contains(dataset.orders.day[order]) {
        whole.revenue += dataset.orders.net[order]
        if let label = words[order] { rows[label]?.revenue += dataset.orders.net[order] }
      }
      guard let first = orders.first, period.contains(dataset.orders.day[first]) else { return }
      let curve = curve(of: orders)
      whole.add(curve)
      if let label = words[first] { rows[label]?.add(curve) }
    }
  }

  /// What a customer brought by the end of each step lived through.
  private func curve(of orders: Range<Int>) -> [Int64] {
    let first = dataset.orders.day[orders.lowerBound]
    let steps = min(Payback.steps, (dataset.asOf - first + 1) / Payback.step)
    var curve = Array(repeating: Int64(0), count: steps)
    for order in orders {
      let step = (dataset.orders.day[order] - first) / Payback.step
      guard step < steps else { break }
      curve[step] += knowsCosts ? dataset.knownMargin(of: order) : dataset.orders.net[order]
    }
    for step in curve.indices.dropFirst() { curve[step] += curve[step - 1] }
    return curve
  }
}

extension PaybackRow {
  fileprivate mutating func add(_ amount: Int64, _ told: Int?) {
    spend += amount
    if let told { self.told = (self.told ?? 0) + told }
  }

  fileprivate mutating func add(_ curve: [Int64]) {
    customers += 1
    while brought.count < curve.count {
      brought.append(0)
      old.append(0)
    }
    for (step, sum) in curve.enumerated() {
      brought[step] += sum
      old[step] += 1
    }
  }
}
