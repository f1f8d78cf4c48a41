/// What a person allowed or refused, once, for one purpose.
struct Consent: Sendable {
  enum Purpose: String, CaseIterable, Sendable { case email, sms, ads, profiling }
  enum State: String, Sendable { case granted, denied, revoked }

  let purpose: Purpose
  let state: State
  /// Seconds since 1970.
  let at: Int
  let source: String
  let wording: String

  /// Seconds in which the question at the checkout is answered.
  static let longestWait = 600

  /// The answers of one person: asked at the first order, sometimes taken back later.
  static func answers(of shopper: Shopper, _ dice: inout Dice) -> [Consent] {
    let asked = min(shopper.created + dice.within(20...longestWait), Season.end)
    var answers: [Consent] = []
    for purpose in Purpose.allCases {
      guard let granted = firstAnswer(purpose, of: shopper, &dice) else { continue }
      answers.append(
        Consent(
          purpose: purpose, state: granted ? .granted : .denied, at: asked,
          source: purpose == .ads || purpose == .profiling ? "bandeau" : "commande",
          wording: asked < Season.end - 500 * ParisClock.secondsPerDay ? "2023-06" : "2025-02"))
      let later = asked + dice.within(20...500) * ParisClock.secondsPerDay
      guard granted, dice.chance(percent: regret(purpose)), later <= Season.end else { continue }
      answers.append(
        Consent(
          purpose: purpose, state: .revoked, at: later,
          source: purpose == .email ? "lien de désinscription" : "espace client",
          wording: "2025-02"))
    }
    return answers
  }

  private static func firstAnswer(
    _ purpose: Purpose, of shopper: Shopper, _ dice: inout Dice
  ) -> Bool? {
    switch purpose {
    case .email:
      guard !shopper.addresses.isEmpty else { return nil }
      return dice.chance(percent: shopper.kind == .subscriber ? 100 : 64)
    case .sms: return shopper.phone == nil ? nil : dice.chance(percent: 34)
    case .ads:
      let roll = dice.below(100)
      return roll < 38 ? true : roll < 80 ? false : nil
    case .profiling:
      let roll = dice.below(100)
      return roll < 52 ? true : roll < 80 ? false : nil
    }
  }

  private static func regret(_ purpose: Purpose) -> Int {
    switch purpose {
    case .email: 9
    case .sms: 6
    case .ads: 15
    case .profiling: 7
    }
  }
}
