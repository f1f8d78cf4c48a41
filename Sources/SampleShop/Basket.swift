/// What goes into a basket: a refill or a fancy, the season's shelf, sometimes two of a kind.
enum Basket {
  private static let sizes = Urn([52, 30, 13, 5])
  private static let loyalSizes = Urn([24, 36, 26, 14])
  private static let quantities = Urn([88, 9, 3])

  /// - Parameters:
  ///   - anchor: the product bought before, whose refill is due.
  ///   - errand: what the visit is for, whatever else is taken.
  static func fill(
    on day: Int, for persona: Habits.Persona, anchor: Int?, errand: Int?, _ dice: inout Dice
  ) -> [Purchase.Line] {
    let month = ParisClock.date(ofDay: day).month
    let count = 1 + (persona == .loyal ? loyalSizes : sizes).draw(&dice)
    var lines: [Purchase.Line] = []
    while lines.count < count {
      let product: Int
      if lines.isEmpty {
        product = errand ?? wish(of: persona, anchor: anchor, in: month, &dice)
      } else {
        product = Season.shelves[month - 1].draw(&dice)
      }
      guard !lines.contains(where: { $0.product == product }) else { continue }
      lines.append(Purchase.Line(product: product, quantity: 1 + quantities.draw(&dice)))
    }
    return lines
  }

  private static func wish(
    of persona: Habits.Persona, anchor: Int?, in month: Int, _ dice: inout Dice
  ) -> Int {
    if persona == .sunSeeker, (4...8).contains(month), dice.chance(percent: 85) {
      return Catalogue.suns[dice.below(Catalogue.suns.count)]
    }
    if persona == .giftGiver, dice.chance(percent: 70) {
      return Catalogue.gifts[dice.below(Catalogue.gifts.count)]
    }
    if let anchor, dice.chance(percent: 62), Catalogue.products[anchor].category != .sun {
      return anchor
    }
    return Season.shelves[month - 1].draw(&dice)
  }
}
