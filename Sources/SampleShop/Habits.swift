/// How a person buys: how often, drawn by what, and how likely to stay away for good.
struct Habits: Sendable {
  enum Persona: Sendable {
    /// Buys once and is not seen again.
    case passing
    /// Comes back when the jar is empty.
    case regular
    /// Comes back early, with a full basket.
    case loyal
    /// Comes back for sales.
    case bargainHunter
    /// Comes back for Christmas and Mother's Day.
    case giftGiver
    /// Comes back for the sun.
    case sunSeeker
  }

  let persona: Persona
  /// Percent of the product's own rhythm.
  let tempo: Int
  /// Percent who do not come back after an order.
  let leaving: Int
  /// Percent that each gap is longer than the one before: the slow way to leave.
  let fading: Int

  private static let kinds = Urn([58, 8, 12, 11, 11])
  private static let blackFridayKinds = Urn([34, 2, 48, 12, 4])

  static func of(
    newcomerOn day: Int, from channel: Channel, in country: Country, _ dice: inout Dice
  )
    -> Habits
  {
    let isBlackFriday = Campaign.on(day)?.kind == .blackFriday
    let passing = channel.fleeting - 3 + country.fleeting + (isBlackFriday ? 24 : 0)
    guard !dice.chance(percent: passing) else {
      return Habits(persona: .passing, tempo: 100, leaving: 100, fading: 0)
    }
    let kind = (isBlackFriday ? blackFridayKinds : kinds).draw(&dice)
    switch kind {
    case 0:
      let fading = dice.chance(percent: 22) ? dice.within(18...45) : 0
      return Habits(
        persona: .regular, tempo: dice.within(72...150), leaving: 10 + country.fleeting / 3,
        fading: fading)
    case 1:
      return Habits(persona: .loyal, tempo: dice.within(48...85), leaving: 4, fading: 0)
    case 2: return Habits(persona: .bargainHunter, tempo: 100, leaving: 17, fading: 0)
    case 3: return Habits(persona: .giftGiver, tempo: 100, leaving: 16, fading: 0)
    default: return Habits(persona: .sunSeeker, tempo: 100, leaving: 18, fading: 0)
    }
  }

  /// The day of the next order, were there one; nil when no occasion is left.
  func nextDay(after day: Int, orders: Int, anchor: Product, _ dice: inout Dice) -> Int? {
    switch persona {
    case .passing: nil
    case .regular, .loyal: refill(after: day, orders: orders, anchor: anchor, &dice)
    case .bargainHunter: occasion(after: day + 20, [.blackFriday, .sale], &dice)
    case .giftGiver: occasion(after: day + 25, [.christmas, .mothersDay], &dice)
    case .sunSeeker: nextSun(after: day, &dice)
    }
  }

  private func refill(after day: Int, orders: Int, anchor: Product, _ dice: inout Dice) -> Int {
    let rhythm = min(anchor.rhythm, 130)
    let jitter = dice.within(35...80) + dice.within(35...70)
    let slower = 100 + fading * min(orders - 1, 12)
    let planned = day + max(4, rhythm * tempo * jitter / 10_000 * slower / 100)
    guard dice.chance(percent: 30),
      let feast = Campaign.next(
        after: max(day + 6, planned - 22), of: [.blackFriday, .christmas, .mothersDay]),
      feast.days.lowerBound <= planned + 22
    else { return planned }
    return dice.within(feast.days)
  }

  private func occasion(after day: Int, _ kinds: [Campaign.Kind], _ dice: inout Dice) -> Int? {
    guard var next = Campaign.next(after: day, of: kinds) else { return nil }
    if dice.chance(percent: 30) {
      guard let later = Campaign.next(after: next.days.upperBound + 1, of: kinds) else {
        return nil
      }
      next = later
    }
    return dice.within(next.days)
  }

  private func nextSun(after day: Int, _ dice: inout Dice) -> Int {
    let soon = day + dice.within(26...62)
    if (5...8).contains(ParisClock.date(ofDay: soon).month), dice.chance(percent: 65) {
      return soon
    }
    let year = ParisClock.date(ofDay: day).year
    let season = ParisClock.day(year, 5, 4) + dice.below(72)
    return season > day + 20 ? season : ParisClock.day(year + 1, 5, 4) + dice.below(72)
  }
}
