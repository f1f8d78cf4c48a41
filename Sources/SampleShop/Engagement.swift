import Foundation

/// What else happened between the shop and its customers: two waves of a survey, answers after
/// deliveries, two newsletters, and each month's advertising.
///
/// It has dice of its own, so that orders and people are the same with it and without.
struct Engagement {
  private let surveys: CSVFile
  private let messages: CSVFile
  private let spend: CSVFile
  private let seed: UInt64

  static let files = ["surveys.csv", "messages.csv", "spend.csv"]

  init(in folder: URL, seed: UInt64) throws(SampleShopError) {
    self.seed = seed ^ 0x5355_5256_4559_5321
    surveys = try CSVFile(
      "surveys.csv", in: folder,
      header: "customer_id,survey,kind,score,at,scale_min,scale_max,direction")
    messages = try CSVFile(
      "messages.csv", in: folder,
      header: "customer_id,channel,campaign,sent_at,opened_at,clicked_at,unsubscribed_at")
    spend = try CSVFile("spend.csv", in: folder, header: "date,channel,amount,currency")
  }

  func close() throws(SampleShopError) {
    try writeSpend()
    for file in [surveys, messages, spend] { try file.close() }
  }

  /// One person's answers and messages.
  func write(_ shopper: Shopper, record: Int) throws(SampleShopError) {
    guard shopper.records > 0 else { return }
    var dice = Dice(seed: seed, stream: shopper.index)
    try writeAnswers(shopper, record, &dice)
    try writeMessages(shopper, record, &dice)
  }

  // MARK: Surveys

  private struct Wave {
    let name: String
    let day: Int
  }

  private static let waves = [
    Wave(name: "Baromètre 2025-12", day: ParisClock.day(2025, 12, 15)),
    Wave(name: "Baromètre 2026-06", day: ParisClock.day(2026, 6, 15)),
  ]

  private func writeAnswers(
    _ shopper: Shopper, _ record: Int, _ dice: inout Dice
  ) throws(SampleShopError) {
    for wave in Self.waves {
      let known = shopper.purchases.filter { ParisClock.day(of: $0.instant) < wave.day }
      let isRecent = known.last.map { wave.day - ParisClock.day(of: $0.instant) < 180 } ?? false
      guard isRecent, dice.chance(percent: 50) else { continue }
      let answers = dice.chance(percent: 35)
      let score = Self.promoterScore(known, &dice)
      try answer(
        record, wave.name, "nps", answers ? score : nil, wave.day + dice.below(10), "0,10", &dice)
    }
    for order in shopper.purchases where order.instant > Season.end - 120 * 86_400 {
      let day = ParisClock.day(of: order.instant) + dice.within(4...9)
      guard dice.chance(percent: 9), day <= Season.closing else { continue }
      let score = min(5, max(1, 2 + dice.below(3) + dice.below(2) + (order.refunded > 0 ? -1 : 1)))
      try answer(record, "Après livraison", "csat", score, day, "1,5", &dice)
    }
  }

  /// Who comes often says better things, who was refunded worse.
  private static func promoterScore(_ known: [Purchase], _ dice: inout Dice) -> Int {
    let refunds = known.filter { $0.refunded > 0 }.count
    let liking = 6 + min(2, known.count / 3) - 2 * min(2, refunds)
    return min(10, max(0, liking + dice.below(5) - dice.below(3)))
  }

  private func answer(
    _ record: Int, _ name: String, _ kind: String, _ score: Int?, _ day: Int, _ scale: String,
    _ dice: inout Dice
  ) throws(SampleShopError) {
    surveys.number(Numbering.customerID(record))
    surveys.text(name)
    surveys.plain(kind)
    if let score { surveys.number(score) } else { surveys.empty() }
    surveys.time(ParisClock.instant(day: day, second: dice.within(28_800...75_600)))
    surveys.plain(scale)
    surveys.plain("higher")
    try surveys.endRow()
  }

  // MARK: Messages

  private static let newsletters = [
    (name: "Solaire 2026", day: ParisClock.day(2026, 5, 26)),
    (name: "Soldes d’été", day: ParisClock.day(2026, 6, 24)),
  ]

  private func writeMessages(
    _ shopper: Shopper, _ record: Int, _ dice: inout Dice
  ) throws(SampleShopError) {
    for letter in Self.newsletters {
      let sent = ParisClock.instant(day: letter.day, second: 36_000 + dice.below(900))
      guard shopper.accepts(.email, by: sent), dice.chance(percent: 50) else { continue }
      let opened = dice.chance(percent: 38) ? sent + dice.within(60...200_000) : nil
      let clicked = opened.flatMap { dice.chance(percent: 22) ? $0 + dice.within(5...90) : nil }
      messages.number(Numbering.customerID(record))
      messages.plain("email")
      messages.text(letter.name)
      messages.time(sent)
      messages.time(opened)
      messages.time(clicked)
      messages.empty()
      try messages.endRow()
    }
  }

  // MARK: Advertising

  /// Euros a month and weight of the channels that are paid for, by their place among all.
  private func writeSpend() throws(SampleShopError) {
    var dice = Dice(seed: seed, stream: -1)
    let paid = Channel.all.filter { $0.medium != "organic" && $0.medium != "none" }
      .filter { $0.source != "newsletter" }
    let weights = paid.reduce(0) { $0 + $1.weight }
    for month in 0..<36 {
      let (year, place) = (2023 + (month + 6) / 12, (month + 6) % 12 + 1)
      let budget = (760 + 43 * month) * 100
      for channel in paid {
        let share = budget * channel.weight / weights
        spend.plain("\(year)-\(place < 10 ? "0" : "")\(place)-01")
        spend.plain(channel.source)
        spend.money(share * dice.within(85...115) / 100)
        spend.plain("EUR")
        try spend.endRow()
      }
    }
  }
}
