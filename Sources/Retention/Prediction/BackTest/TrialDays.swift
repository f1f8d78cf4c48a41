import CustomerData

/// The days the models are tried on: each is fitted on what was known at its end and judged by the
/// horizon after it, which is over.
///
///     ├──── history ────┬──┬──┬──── horizon ────┤ day        three, a third of the horizon apart
///
/// Several of them, so that one season's luck does not choose the model (Tashman, International
/// Journal of Forecasting 16, 2000, on rolling origins).
public struct TrialDays: Hashable, Codable, Sendable {
  /// Newest first; fewer than three, or none, where the history is short.
  public let days: [Day]

  /// How many there are where the history is long enough.
  public static let most = 3

  /// The days to try models on that are fitted at the end of `day`, over data from `firstDay` on.
  public init(day: Day, horizon: Int, firstDay: Day) {
    let step = max(1, horizon / 3)
    days = (0..<Self.most).map { day.adding(days: -horizon - $0 * step) }
      .filter { $0 - firstDay >= TrainingCutoffs.minimumHistory }
  }
}
