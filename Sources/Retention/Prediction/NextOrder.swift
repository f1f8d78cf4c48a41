import CustomerData

/// The day by which a customer's next occasion is as likely over as not, and the days around it.
///
///     P(an occasion within t) = P(alive) · P(an occasion within t | alive) = ½;   ¼ and ¾ around it
///
/// For BG/NBD, MBG/NBD and NBD the wait of a customer alive is Lomax, because the rate is
/// gamma(r+x, α+T): t = (α+T) ((1 − share / P(alive))^(−1/(r+x)) − 1). A customer who is more likely
/// gone than here has no such day.
///
/// - Unit: days after the cutoff.
/// - Source: the chance of none of the purchase models, solved for its horizon; Tenure.
public struct NextOrder: Hashable, Codable, Sendable {
  /// Days beyond which a date says nothing.
  public static let longestWait = 3650.0

  /// The day with even chances.
  public let day: Day
  /// The day with one chance in four.
  public let early: Day
  /// The day with three chances in four; nil: never, or not within ten years.
  public let late: Day?

  /// The next occasion of one row of a history; nil: none is likely within ten years. O(1).
  public init?(
    _ history: PurchaseHistory, row: Int, alive: Double, model: any PurchaseModel
  ) {
    func day(_ chance: Double) -> Day? {
      Self.day(history, row: row, alive: alive, model: model, chance: chance)
    }
    guard let even = day(0.5), let early = day(0.25) else { return nil }
    self.day = even
    self.early = early
    late = day(0.75)
  }

  /// The day by which the chance of an occasion has reached `chance`; nil: never, or not within ten
  /// years. O(1).
  static func day(
    _ history: PurchaseHistory, row: Int, alive: Double, model: any PurchaseModel, chance: Double
  ) -> Day? {
    guard chance < alive else { return nil }
    let days = model.daysUntilPurchase(
      repeats: Int(history.repeats[row]), age: Int(history.ageDays[row]), share: chance / alive)
    guard days <= longestWait else { return nil }
    // Whole days: an occasion on the first day after the cutoff is one day ahead.
    return history.cutoff.adding(days: max(1, Int(days.rounded(.up))))
  }
}
