/// A dated action of the shop, with the code that it hands out.
struct Campaign: Sendable {
  enum Kind: Sendable { case blackFriday, christmas, mothersDay, sale }

  let name: String
  let kind: Kind
  let days: ClosedRange<Int>
  let code: String?
  /// Percent off.
  let discount: Int
  /// First orders on its days, 100 = as usual.
  let pull: Int

  /// In order of precedence: the first that covers a day counts.
  static let all: [Campaign] =
    [
      blackFriday(2023, (11, 24), (11, 27)), blackFriday(2024, (11, 29), (12, 2)),
      blackFriday(2025, (11, 28), (12, 1)),
    ] + [2023, 2024, 2025].map(christmas) + [
      mothersDay(2024, (5, 26)), mothersDay(2025, (5, 25)), mothersDay(2026, (5, 31)),
    ] + [
      sale("Soldes d'été 2023", (2023, 7, 1), (2023, 7, 18), "ETE20"),
      sale("Soldes d'hiver 2024", (2024, 1, 10), (2024, 1, 30), "HIVER20"),
      sale("Soldes d'été 2024", (2024, 6, 26), (2024, 7, 16), "ETE20"),
      sale("Soldes d'hiver 2025", (2025, 1, 8), (2025, 1, 28), "HIVER20"),
      sale("Soldes d'été 2025", (2025, 6, 25), (2025, 7, 15), "ETE20"),
      sale("Soldes d'hiver 2026", (2026, 1, 7), (2026, 1, 27), "HIVER20"),
      sale("Soldes d'été 2026", (2026, 6, 24), (2026, 7, 14), "ETE20"),
    ]

  static func on(_ day: Int) -> Campaign? { all.first { $0.days.contains(day) } }

  /// The first campaign of the given kinds that starts on a day or later.
  static func next(after day: Int, of kinds: [Kind]) -> Campaign? {
    all.filter { $0.days.lowerBound >= day && kinds.contains($0.kind) }
      .min { $0.days.lowerBound < $1.days.lowerBound }
  }

  private static func blackFriday(_ year: Int, _ from: (Int, Int), _ to: (Int, Int)) -> Campaign {
    Campaign(
      name: "Black Friday \(year)", kind: .blackFriday,
      days: ParisClock.day(year, from.0, from.1)...ParisClock.day(year, to.0, to.1),
      code: "BLACKFRIDAY25", discount: 25, pull: 750)
  }

  private static func christmas(_ year: Int) -> Campaign {
    Campaign(
      name: "Noël \(year)", kind: .christmas,
      days: ParisClock.day(year, 12, 3)...ParisClock.day(year, 12, 21), code: nil, discount: 0,
      pull: 150)
  }

  private static func mothersDay(_ year: Int, _ sunday: (Int, Int)) -> Campaign {
    let last = ParisClock.day(year, sunday.0, sunday.1)
    return Campaign(
      name: "Fête des mères \(year)", kind: .mothersDay, days: (last - 11)...(last - 1),
      code: "MAMAN10", discount: 10, pull: 175)
  }

  private static func sale(
    _ name: String, _ from: (Int, Int, Int), _ to: (Int, Int, Int), _ code: String
  ) -> Campaign {
    Campaign(
      name: name, kind: .sale,
      days: ParisClock.day(from.0, from.1, from.2)...ParisClock.day(to.0, to.1, to.2),
      code: code, discount: 20, pull: 125)
  }
}
