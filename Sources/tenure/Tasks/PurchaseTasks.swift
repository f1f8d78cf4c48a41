import CustomerData
import Retention

/// The benchmark's purchases to come: BG/NBD fitted, everyone scored, the most at risk listed.
struct PurchaseTasks {
  /// How far ahead, as the peers look.
  static let days = 365
  /// How many are listed.
  static let most = 1000

  let dataset: Dataset

  /// The steps `fit`, i and j.
  func take(_ tasks: Set<Character>, _ clock: inout TaskClock) {
    let history = PurchaseHistory(dataset)
    let fit = clock.take("fit") {
      PurchaseFits.fit(.betaGeometric, to: history)
    } table: {
      FactTable("r,alpha,a,b", rows: [Self.inDays($0.parameters.map(\.value)).map(Fact.number)])
    }
    let model = fit.model
    let scores = clock.take("i") {
      (
        alive: model.alive(history),
        expected: model.expectedPurchases(history, within: Self.days)
      )
    } table: {
      FactTable(
        "p_alive,expected", rows: [[.number(Self.mean($0.alive)), .number(Self.mean($0.expected))]])
    }
    guard tasks.contains("j") else { return }
    let values = averageValues(history)
    _ = clock.take("j") {
      Self.atRisk(scores.alive, scores.expected, values)
    } table: {
      FactTable("customers,value", rows: [[.count($0.count), .number($0.reduce(0, +))]])
    }
  }

  /// α is a time, in weeks here and in days there.
  private static func inDays(_ parameters: [Double]) -> [Double] {
    parameters.enumerated().map { $0.offset == 1 ? $0.element * 7 : $0.element }
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(max(1, values.count))
  }

  /// Net value per order in major units.
  private func averageValues(_ history: PurchaseHistory) -> [Double] {
    history.customers.map { customer in
      let orders = dataset.customers.orders(of: Int(customer))
      let net = orders.reduce(Int64(0)) { $0 + dataset.orders.net[$1] }
      return dataset.major(net) / Double(orders.count)
    }
  }

  /// The highest values at risk, in no particular order. O(customers).
  private static func atRisk(
    _ alive: [Double], _ expected: [Double], _ values: [Double]
  ) -> [Double] {
    var kept: [Double] = []
    kept.reserveCapacity(2 * most)
    var least = -Double.infinity
    for place in values.indices {
      let risk = expected[place] * values[place] * (1 - alive[place])
      guard risk > least else { continue }
      kept.append(risk)
      // Many more than are wanted, then the others go: each is looked at a few times only.
      if kept.count == 8 * most { least = cut(&kept) }
    }
    _ = cut(&kept)
    return kept
  }

  /// Keeps the highest values and tells the least of them. O(values) on average: quickselect (Hoare,
  /// CACM 4, 1961, algorithm 65), which parts the values around one of them and goes on in one part.
  private static func cut(_ kept: inout [Double]) -> Double {
    guard kept.count > most else { return kept.min() ?? -.infinity }
    var (low, high) = (0, kept.count - 1)
    while low < high {
      let middle = kept[(low + high) / 2]
      var (left, right) = (low, high)
      while left <= right {
        while kept[left] > middle { left += 1 }
        while kept[right] < middle { right -= 1 }
        if left <= right {
          kept.swapAt(left, right)
          (left, right) = (left + 1, right - 1)
        }
      }
      if most - 1 <= right {
        high = right
      } else if most - 1 >= left {
        low = left
      } else {
        break
      }
    }
    kept.removeLast(kept.count - most)
    return kept.min() ?? -.infinity
  }
}
