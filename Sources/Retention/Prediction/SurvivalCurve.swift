import CustomerData

/// The chance that a customer still buys here, as the silence since the last order grows.
///
///     P(alive | x, tx, T = tx + silence),   silence = 0, 1, 2 … days
///
/// - Unit: shares 0...1; days since the last order.
/// - Complexity: O(points).
/// - Source: P(alive) of the purchase model that serves; the bound of one half: Tenure.
public struct SurvivalCurve: Hashable, Sendable {
  /// The chance below which a customer is probably gone.
  public static let probablyGone = 0.5
  /// Days of silence beyond which nothing is said.
  public static let longestSilence = 3650

  /// Which model it is of.
  public let family: PurchaseFamily
  /// Days of silence from one value to the next.
  public let step: Int
  /// The chance after 0, step, 2 × step … days of silence.
  public let values: [Double]
  /// Days of silence today.
  public let silence: Int
  /// The first day of silence on which the chance is below one half; nil: not within ten years.
  public let gone: Int?
  /// That day in the calendar.
  public let goneDay: Day?

  /// The curve of one row of a history, to twice today's silence and at least 90 days beyond it; nil:
  /// the model has no say in who stopped.
  public init?(_ history: PurchaseHistory, row: Int, model: any PurchaseModel) {
    let known = model.knownAlive(history.only(row))
    guard let now = known.first, !now.isNaN else { return nil }
    family = model.family
    let silence = Int(history.ageDays[row] - history.lastDays[row])
    self.silence = silence
    let days = max(2 * silence, silence + 90)
    step = max(1, days / 60)
    let silences = Array(stride(from: 0, through: days, by: step))
    values = model.alive(Self.history(history, row, silences))
    gone = Self.gone([row], of: history, model)[0]
    goneDay = gone.map { history.cutoff.adding(days: $0 - silence) }
  }

  /// The first day of silence on which each row's chance is below one half; nil: not within ten
  /// years, or the model has no say. O(rows × log longest silence).
  public static func gone(
    _ rows: [Int], of history: PurchaseHistory, _ model: any PurchaseModel
  ) -> [Int?] {
    // The chance falls as the silence grows, so that the day lies between two that halve.
    var low = [Int](repeating: 0, count: rows.count)
    var high = [Int](repeating: longestSilence + 1, count: rows.count)
    for _ in 0..<12 {
      let middle = zip(low, high).map { ($0 + $1) / 2 }
      let chances = model.knownAlive(
        PurchaseHistory(
          cutoff: history.cutoff,
          zip(rows, middle).map { row, silence in
            (
              Int(history.repeats[row]), Int(history.lastDays[row]),
              Int(history.lastDays[row]) + silence, history.repeatValue[row]
            )
          }))
      for place in rows.indices where !chances[place].isNaN && high[place] > low[place] {
        if chances[place] < probablyGone {
          high[place] = middle[place]
        } else {
          low[place] = middle[place] + 1
        }
      }
    }
    let known = model.knownAlive(
      PurchaseHistory(
        cutoff: history.cutoff,
        rows.map {
          (
            Int(history.repeats[$0]), Int(history.lastDays[$0]), Int(history.ageDays[$0]),
            history.repeatValue[$0]
          )
        }))
    return rows.indices.map {
      known[$0].isNaN || high[$0] > longestSilence ? nil : high[$0]
    }
  }

  private static func history(
    _ history: PurchaseHistory, _ row: Int, _ silences: [Int]
  ) -> PurchaseHistory {
    PurchaseHistory(
      cutoff: history.cutoff,
      silences.map { silence in
        (
          Int(history.repeats[row]), Int(history.lastDays[row]),
          Int(history.lastDays[row]) + silence, history.repeatValue[row]
        )
      })
  }
}
