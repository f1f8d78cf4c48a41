/// When people come: growth, months, weekdays, and the shop's campaigns.
enum Season {
  static let opening = ParisClock.day(2023, 7, 1)
  static let closing = ParisClock.day(2026, 6, 30)

  /// The last second of the last day: nothing in the files is later.
  static let end = ParisClock.instant(day: closing + 1, second: 0) - 1

  /// First orders by day since the opening: three times as many at the end as at the start.
  static let arrivals = Urn(
    (opening...closing).map { day in
      let growth = 1000 + 2000 * (day - opening) / (closing - opening)
      return growth * months[ParisClock.date(ofDay: day).month - 1]
        * weekdays[ParisClock.weekday(ofDay: day)] * (Campaign.on(day)?.pull ?? 100) / 10_000
    })

  private static let months = [88, 94, 100, 106, 118, 116, 100, 76, 98, 100, 112, 136]
  private static let weekdays = [104, 98, 100, 102, 92, 90, 114]

  /// Orders by hour of the day: lunch, and the evening on the sofa.
  static let hours = Urn([
    6, 3, 2, 1, 1, 3, 9, 20, 34, 46, 54, 58, 66, 58, 48, 46, 48, 54, 62, 70, 88, 96, 62, 24,
  ])

  /// Opening hours of the boutique.
  static let boutiqueHours = Urn([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 40, 50, 30, 20, 40, 50, 60, 60, 40])

  /// What is taken from the shelf in each month, by position in the catalogue.
  static let shelves: [Urn] = (1...12).map { month in
    Urn(Catalogue.products.map { $0.appeal * taste(for: $0.category, in: month) })
  }

  private static func taste(for category: Product.Category, in month: Int) -> Int {
    switch category {
    case .care: 10
    case .sun: [1, 1, 2, 6, 18, 34, 36, 20, 4, 1, 1, 1][month - 1]
    case .organic: [10, 10, 13, 15, 14, 12, 10, 9, 10, 9, 9, 10][month - 1]
    case .perfume: [7, 10, 8, 8, 22, 9, 8, 7, 8, 9, 16, 30][month - 1]
    case .accessory: [9, 9, 10, 10, 11, 10, 10, 9, 10, 10, 14, 18][month - 1]
    }
  }
}
