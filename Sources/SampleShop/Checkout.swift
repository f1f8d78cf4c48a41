/// From basket to order: where it came from, its code, its shipping, and what became of it.
enum Checkout {
  static let payments = [
    "Shopify Payments", "PayPal Express Checkout", "Bancontact", "Bank Deposit", "Cash",
  ]
  static let testPayment = "(for testing) Bogus Gateway"

  static func order(
    _ lines: [Purchase.Line], day: Int, by shopper: Shopper, persona: Habits.Persona,
    _ dice: inout Dice
  ) -> Purchase {
    let isFirst = shopper.purchases.isEmpty
    let isFromBoutique = boutique(shopper, isFirst, &dice)
    var order = Purchase(
      instant: moment(of: day, inBoutique: isFromBoutique, &dice), lines: lines)
    order.isFromBoutique = isFromBoutique
    order.channel = isFirst ? shopper.acquired : Channel.laterOrders.draw(&dice)
    if !isFromBoutique { order.campaign = campaign(on: day, from: order.channel, &dice) }
    takeCode(&order, on: day, isFirst: isFirst, persona, &dice)
    charge(&order, to: shopper, on: day, &dice)
    settle(&order, &dice)
    order.spelling = spelling(of: shopper, &dice)
    if dice.chance(perMille: 14) { order.note = dice.below(Remarks.onOrders.count) }
    return order
  }

  private static func boutique(_ shopper: Shopper, _ isFirst: Bool, _ dice: inout Dice) -> Bool {
    if shopper.kind == .walkIn || shopper.addresses.isEmpty { return true }
    guard shopper.home.code == "FR" else { return false }
    if isFirst { return dice.chance(percent: 8) }
    return dice.chance(percent: shopper.purchases[0].isFromBoutique ? 60 : 2)
  }

  private static func moment(of day: Int, inBoutique: Bool, _ dice: inout Dice) -> Int {
    let hour = (inBoutique ? Season.boutiqueHours : Season.hours).draw(&dice)
    return ParisClock.instant(day: day, second: hour * 3600 + dice.below(3600))
  }

  private static func campaign(on day: Int, from channel: Int, _ dice: inout Dice) -> String? {
    if let action = Campaign.on(day), dice.chance(percent: 60) { return action.name }
    if channel == Channel.newsletter { return "Lettre du mois" }
    return dice.chance(percent: 70) ? Channel.all[channel].campaign : nil
  }

  private static func takeCode(
    _ order: inout Purchase, on day: Int, isFirst: Bool, _ persona: Habits.Persona,
    _ dice: inout Dice
  ) {
    if dice.chance(perMille: isFirst ? 2 : 7) {
      order.code = dice.chance(percent: 60) ? "CARTE-CADEAU" : "GESTE-SAV"
      order.takeOff(percent: 100)
    } else if let action = Campaign.on(day), let code = action.code,
      dice.chance(percent: persona == .bargainHunter ? 96 : action.kind == .blackFriday ? 86 : 45)
    {
      order.code = code
      order.takeOff(percent: action.discount)
    } else if isFirst, dice.chance(percent: 28) {
      order.code = "BIENVENUE10"
      order.takeOff(percent: 10)
    } else if persona == .loyal, dice.chance(percent: 12) {
      order.code = "FIDELITE15"
      order.takeOff(percent: 15)
    }
  }

  private static func charge(
    _ order: inout Purchase, to shopper: Shopper, on day: Int, _ dice: inout Dice
  ) {
    let isFree =
      order.isFromBoutique || order.subtotal == 0 || order.subtotal >= shopper.home.freeFrom
    order.shipping = isFree ? 0 : shopper.home.shipping
    let roll = dice.below(100)
    if order.isFromBoutique {
      order.payment = roll < 30 ? 4 : 0
    } else if shopper.home.code == "BE", roll < 40 {
      order.payment = 2
    } else if roll < 24 {
      order.payment = 1
    } else if roll >= 97 {
      order.payment = 3
    }
  }

  /// Partial refunds only where shipping was free: the shop's export does not say how a refund
  /// splits between goods and shipping.
  private static func settle(_ order: inout Purchase, _ dice: inout Dice) {
    let roll = dice.below(1000)
    let back = order.instant + dice.within(5...26) * ParisClock.secondsPerDay
    guard order.total > 0 else { return }
    if roll < 14 {
      let at = order.instant + dice.within(600...40_000)
      if at <= Season.end, !order.isFromBoutique { order.fate = .cancelled(at: at) }
    } else if roll < 34, back <= Season.end {
      order.fate = .refunded(at: back)
    } else if roll < 72, back <= Season.end, order.shipping == 0, order.lines.count > 1 {
      let returned = order.lines[order.lines.count - 1]
      order.fate = .partiallyRefunded(returned.goods - returned.discount, at: back)
    } else if order.payment == 3, order.instant > Season.end - 8 * ParisClock.secondsPerDay {
      order.fate = .pending
    }
  }

  private static func spelling(of shopper: Shopper, _ dice: inout Dice) -> Int {
    if shopper.addresses.count > 1 { return dice.below(2) }
    guard shopper.kind == .customer, dice.chance(perMille: 12) else { return 0 }
    return 2 + dice.below(2)
  }
}
