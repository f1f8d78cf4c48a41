import CustomerData

/// The days a model learns from: what was known on each, and who ordered in the horizon after it.
///
///     ├── history ──┬───┬───┬───┬─── horizon ───┤ day        four, a third of the horizon apart
///           └ a year before: the same season └───┘            and one a year before the day
///
/// Several of them, so that one season's habits are not taken for everybody's. No label reaches
/// beyond the day itself.
public struct TrainingCutoffs: Hashable, Codable, Sendable {
  /// Oldest first; empty: the history is too short to learn from.
  public let days: [Day]

  /// Days of history a cutoff needs before it, so that silences can show.
  public static let minimumHistory = 60
  private static let recent = 4

  /// The cutoffs of a model fitted at the end of `day`, over data that begin on `firstDay`.
  public init(day: Day, horizon: Int, firstDay: Day) {
    let step = max(1, horizon / 3)
    let recent = (0..<Self.recent).map { day.adding(days: -horizon - $0 * step) }
    let yearBefore = day.adding(days: -max(365, 2 * horizon))
    days = Set(recent + [yearBefore]).filter { $0 - firstDay >= Self.minimumHistory }.sorted()
  }
}
