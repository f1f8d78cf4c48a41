/// Invents one person and lives the person's life as a customer, day by day, from one seed.
struct LifeStory {
  private var dice: Dice
  private var shopper: Shopper

  /// The person at a position; the same seed and position always give the same person.
  static func shopper(_ index: Int, seed: UInt64) -> Shopper {
    var story = LifeStory(dice: Dice(seed: seed, stream: index), shopper: Shopper(index: index))
    story.live()
    return Oddities.applied(to: story.shopper)
  }

  private mutating func live() {
    shopper.kind = kind()
    let day = Season.opening + Season.arrivals.draw(&dice)
    switch shopper.kind {
    case .walkIn: buy(on: day, as: .passing, anchor: nil, errand: nil)
    case .subscriber:
      introduce()
      shopper.created = ParisClock.instant(day: day, second: 36_000 + dice.below(36_000))
      shopper.acquired = Channel.newsletter
    case .customer, .guest:
      introduce()
      come(on: day)
      if shopper.kind == .customer, dice.chance(perMille: 20) {
        shopper.note = dice.below(Remarks.onPeople.count)
      }
    }
    if shopper.records > 0 { shopper.consents = Consent.answers(of: shopper, &dice) }
    shopper.tags = tags()
  }

  private mutating func kind() -> Shopper.Kind {
    switch dice.below(1000) {
    case ..<85: .walkIn
    case ..<125: .subscriber
    case ..<160: .guest
    default: .customer
    }
  }

  private mutating func come(on firstDay: Int) {
    let channels =
      Campaign.on(firstDay)?.kind == .blackFriday
      ? Channel.blackFridayFirstOrders : Channel.firstOrders
    shopper.acquired = channels.draw(&dice)
    let habits = Habits.of(
      newcomerOn: firstDay, from: Channel.all[shopper.acquired], in: shopper.home, &dice)
    isLoyal = habits.persona == .loyal
    var day = firstDay
    var anchor: Int?
    var errand: Int?
    while day <= Season.closing {
      buy(on: day, as: habits.persona, anchor: anchor, errand: errand)
      guard let last = shopper.purchases.last else { return }
      errand = sunErrand(after: last)
      if errand != nil {
        day += dice.within(12...56)
        continue
      }
      if anchor == nil || !dice.chance(percent: 60) { anchor = last.lines[0].product }
      guard !leaves(after: last, habits),
        let next = habits.nextDay(
          after: day, orders: shopper.purchases.count, anchor: Catalogue.products[anchor ?? 0],
          &dice)
      else { return }
      day = next
    }
  }

  private var isLoyal = false

  private mutating func leaves(after last: Purchase, _ habits: Habits) -> Bool {
    var risk = habits.leaving
    if case .refunded = last.fate { risk += 20 }
    if case .cancelled = last.fate { risk += 10 }
    return dice.chance(percent: risk)
  }

  /// Many who took the organic kit come back for sunscreen within two months.
  private mutating func sunErrand(after last: Purchase) -> Int? {
    guard last.lines.contains(where: { $0.product == Catalogue.kit }), dice.chance(percent: 44)
    else { return nil }
    return Catalogue.suns[dice.below(Catalogue.suns.count)]
  }

  private mutating func buy(on day: Int, as persona: Habits.Persona, anchor: Int?, errand: Int?) {
    let lines = Basket.fill(on: day, for: persona, anchor: anchor, errand: errand, &dice)
    let order = Checkout.order(lines, day: day, by: shopper, persona: persona, &dice)
    if shopper.purchases.isEmpty {
      shopper.created = order.instant - dice.within(40...900)
      shopper.acquiredCampaign = order.campaign
    }
    shopper.purchases.append(order)
  }

  private func tags() -> String {
    var tags: [String] = []
    if isLoyal, shopper.purchases.count >= 4 { tags.append("vip") }
    if shopper.accepts(.email) { tags.append("newsletter") }
    if shopper.purchases.contains(where: { $0.lines.contains { $0.product == Catalogue.kit } }) {
      tags.append("bio")
    }
    return tags.joined(separator: ", ")
  }
}

extension LifeStory {
  private static let domains = [
    "example.com", "example.org", "example.net", "courriel.example", "post.example",
  ]

  /// Name, address, post, phone. The number in the address is the position: no two people share it.
  private mutating func introduce() {
    shopper.country = Country.urn.draw(&dice)
    let home = shopper.home
    let given = home.givenNames[dice.below(home.givenNames.count)]
    let family = home.familyNames[dice.below(home.familyNames.count)]
    shopper.givenName = given.written + (dice.chance(perMille: 3) ? " 🌸" : "")
    shopper.familyName = family.written
    shopper.town = dice.below(home.towns.count)
    shopper.street = "\(dice.within(1...98)) \(home.streets[dice.below(home.streets.count)])"
    choosePhone()
    let isReachedByPhoneOnly =
      dice.chance(perMille: 5) && home.code == "FR" && shopper.phone != nil
      && shopper.kind == .customer
    guard !isReachedByPhoneOnly else { return }
    chooseAddress(given: given.plain, family: family.plain)
  }

  private mutating func chooseAddress(given: String, family: String) {
    let number = String(shopper.index)
    let domain = LifeStory.domains[dice.below(LifeStory.domains.count)]
    let local =
      switch dice.below(4) {
      case 0: given + "." + family + number
      case 1: String(given.prefix(1)) + family + number
      case 2: family + "." + given + number
      default: given + number
      }
    let address = local + "@" + domain
    shopper.addresses = [address]
    if shopper.kind == .customer, dice.chance(perMille: 9) {
      shopper.addresses.append(
        dice.chance(percent: 50) ? address.uppercased() : address.uppercased() + " ")
    }
  }

  /// Ten thousand French and a thousand British numbers are kept for fiction; nobody shares one.
  private mutating func choosePhone() {
    let hasOne = dice.chance(percent: 62)
    switch shopper.home.code {
    case "FR" where hasOne && shopper.index < 10_000: shopper.phone = shopper.index
    case "GB" where hasOne && shopper.index < 1000: shopper.phone = shopper.index
    default: break
    }
  }
}
