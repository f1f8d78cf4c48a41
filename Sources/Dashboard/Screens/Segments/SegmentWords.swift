import CustomerData
import Retention

/// How much room a segment's name has: 18 columns, 13, or 9.
enum NameLength {
  case whole, short, tight
}

extension Wording {
  /// The days of a recency score: `to 25 d`, `26–50 d`, `over 180 d`.
  func recency(_ band: RecencyFrequencyMonetary.Band) -> String {
    guard let low = band.low, let high = band.high else { return absent }
    if band.score == 5 { return say("to ", "à ") + days(Double(high)) }
    if band.score == 1 { return say("from ", "dès ") + days(Double(low)) }
    return low == high ? days(Double(low)) : "\(low)–" + days(Double(high))
  }

  /// The order days of a frequency score: `1 order`, `4–6`, `7+`; a score nobody has is absent.
  func frequency(_ band: RecencyFrequencyMonetary.Band) -> String {
    guard let low = band.low, let high = band.high else { return say("nobody", "personne") }
    if band.score == 5 { return "\(low)+" }
    if low == high { return low == 1 ? orders(1) : number(Int(low)) }
    return "\(low)–\(high)"
  }

  /// `283 customers, €151,341`.
  func tally(_ count: Int, _ revenue: Int64) -> String { "\(customers(count)), \(money(revenue))" }

  /// A square in words that could be read aloud.
  func sentence(
    _ square: RecencyFrequencyMonetary.Square, in all: RecencyFrequencyMonetary.Value
  ) -> String {
    let often = all.frequencyBands.first { $0.score == square.frequency }
    let silent = all.recencyBands.first { $0.score == square.recency }
    guard square.customers > 0, let often, let silent else {
      return say(
        "Nobody: equal customers score equally, so a score can stay empty.",
        "Personne : à valeurs égales, notes égales, une note peut rester vide.")
    }
    let share = all.revenue > 0 ? Double(square.revenue) / Double(all.revenue) : nil
    let each = exactMoney(square.revenue / Int64(square.customers))
    let (lowest, highest) = (silent.low ?? 0, silent.high ?? 0)
    let days = say("\(lowest) to \(highest) days", "\(lowest) à \(highest) jours")
    return say(
      "\(customers(square.customers)) with \(orderDays(often)), silent for \(days). They have "
        + "brought \(money(square.revenue)) so far, \(percent(share)) of all; \(each) each.",
      "\(customers(square.customers)) avec \(orderDays(often)), muets depuis \(days). Ils ont "
        + "apporté \(money(square.revenue)) à ce jour, \(percent(share)) du total ; \(each) chacun."
    )
  }

  /// A named segment in words.
  func sentence(_ row: RecencyFrequencyMonetary.SegmentRow) -> String {
    guard row.customers > 0 else { return say("Nobody is in it.", "Personne.") }
    let silence = days((row.medianRecency ?? 0).rounded())
    let often = decimal(row.meanFrequency ?? 0)
    let each = exactMoney(Int64((row.meanMonetary ?? 0).rounded()))
    return say(
      "\(customers(row.customers)), \(percent(row.shareOfCustomers)) of all, with \(percent(row.shareOfRevenue)) "
        + "of the revenue. On average \(often) order days and \(each) each; half of them have "
        + "been silent for \(silence) or more.",
      "\(customers(row.customers)), \(percent(row.shareOfCustomers)) de tous, pour \(percent(row.shareOfRevenue)) "
        + "du CA. En moyenne \(often) jours de commande et \(each) chacun ; la moitié sont "
        + "muets depuis \(silence) ou plus.")
  }

  /// Where customers of a move were; `(new)` before their first order.
  func origin(_ segment: Segment?, _ length: NameLength = .whole) -> String {
    segment.map { name(of: $0, length) } ?? say("(new)", "(nouveaux)")
  }

  /// Where customers of a move are now; `(gone)` without a valid order.
  func end(_ segment: Segment?, _ length: NameLength = .whole) -> String {
    segment.map { name(of: $0, length) } ?? say("(gone)", "(sortis)")
  }

  private func name(of segment: Segment, _ length: NameLength) -> String {
    switch length {
    case .whole: name(of: segment)
    case .short: shortName(of: segment)
    case .tight: tightName(of: segment)
    }
  }

  /// A move in short: `Champions → Loyal`.
  func name(of arrow: SegmentMigration.Arrow) -> String {
    origin(arrow.from) + " → " + end(arrow.to)
  }

  /// A move in words that could be read aloud.
  func sentence(_ move: SegmentMigration.Row, since day: Day) -> String {
    let who = customers(move.customers)
    let way =
      switch (move.arrow.from, move.arrow.to) {
      case (let from?, let to?):
        say(
          "\(who) went from \(name(of: from)) to \(name(of: to)) since \(day.iso).",
          "\(who) sont passés de \(name(of: from)) à \(name(of: to)) depuis le \(day.iso).")
      case (nil, let to?):
        say(
          "\(who) first ordered after \(day.iso) and are among \(name(of: to)) now.",
          "\(who) ont commandé pour la première fois après le \(day.iso) : \(name(of: to)).")
      case (let from, nil):
        say(
          "\(who) of \(origin(from)) have no valid order any more since \(day.iso).",
          "\(who) de \(origin(from)) n’ont plus de commande valable depuis le \(day.iso).")
      }
    let (brought, each) = (
      money(move.revenue), exactMoney(move.revenue / Int64(max(1, move.customers)))
    )
    return way
      + say(
        " They have brought \(brought) so far, \(each) each.",
        " Ils ont apporté \(brought) à ce jour, \(each) chacun.")
  }

  private func orderDays(_ band: RecencyFrequencyMonetary.Band) -> String {
    let (low, high) = (Int(band.low ?? 0), Int(band.high ?? 0))
    if low == high {
      return plural(low, "order day", "order days", "jour de commande", "jours de commande")
    }
    return say("\(low) to \(high) order days", "\(low) à \(high) jours de commande")
  }
}
