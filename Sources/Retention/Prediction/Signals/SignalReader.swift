import CustomerData
import Foundation

/// Reads a customer's signals off the orders of one dataset, which holds nothing later than its day.
struct SignalReader {
  private let dataset: Dataset
  private let day: Day
  private let season: DayRange
  private let mainChannel: Int32?
  private let mainCountry: Int32?
  private let hasDiscounts: Bool
  private let hasRefunds: Bool
  private let basket: BasketSignals
  private let events: EventSignals

  init(_ dataset: Dataset, horizon: Int) {
    self.dataset = dataset
    day = dataset.asOf
    let yearBefore = dataset.asOf.adding(days: -365)
    season = DayRange(yearBefore.adding(days: 1), yearBefore.adding(days: horizon))
    let orders = dataset.orders
    mainChannel = Self.commonest(orders.channel)
    mainCountry = Self.commonest(orders.country)
    hasDiscounts = orders.discount.contains { $0 > 0 }
    hasRefunds = orders.refunded.contains { $0 > 0 }
    basket = BasketSignals(dataset)
    events = EventSignals(dataset)
  }

  /// Adds the customer's row; the customer has at least one order.
  func append(_ customer: Int, to values: inout [Float]) {
    let start = values.count
    values.append(contentsOf: repeatElement(.nan, count: SignalTable.width))
    var row = SignalRow(start: start)
    let orders = dataset.customers.orders(of: customer)
    readTimes(orders, &row, &values)
    readAmounts(orders, &row, &values)
    readWays(orders, &row, &values)
    basket.read(orders, row, &values)
    events.read(customer, row, &values)
  }

  // MARK: When

  private func readTimes(_ orders: Range<Int>, _ row: inout SignalRow, _ values: inout [Float]) {
    let days = distinctDays(orders)
    let silence = Double(day - days[days.count - 1])
    let tenure = Double(day - days[0])
    row.set(.recency, silence, &values)
    row.set(.tenure, tenure, &values)
    row.set(.orders, Double(orders.count), &values)
    row.set(.occasions, Double(days.count), &values)
    for (signal, window) in Self.windows {
      row.set(signal, Double(days.count { day - $0 < window }), &values)
    }
    row.set(.pace, Double(days.count) * 30 / (tenure + 30), &values)
    if tenure > 0 { row.set(.activeSpan, (tenure - silence) / tenure, &values) }
    if days[0] < season.first {
      row.set(.sameSeason, days.contains(where: season.contains) ? 1 : 0, &values)
    }
    readGaps(days, silence, &row, &values)
  }

  private func readGaps(
    _ days: [Day], _ silence: Double, _ row: inout SignalRow, _ values: inout [Float]
  ) {
    let gaps = zip(days, days.dropFirst()).map { Double($1 - $0) }
    guard let first = gaps.first, let last = gaps.last, let longest = gaps.max(),
      let median = Quantiles.median(gaps)
    else { return }
    let mean = gaps.reduce(0, +) / Double(gaps.count)
    row.set(.medianGap, median, &values)
    row.set(.meanGap, mean, &values)
    row.set(.gapToSecond, first, &values)
    row.set(.silenceOfUsual, log((1 + silence) / (1 + mean)), &values)
    row.set(.silenceOfLongest, log((1 + silence) / (1 + longest)), &values)
    guard gaps.count > 1 else { return }
    let variance = gaps.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(gaps.count)
    row.set(.gapSpread, variance.squareRoot(), &values)
    row.set(.gapTrend, log(last / mean), &values)
  }

  // MARK: How much

  private func readAmounts(_ orders: Range<Int>, _ row: inout SignalRow, _ values: inout [Float]) {
    let table = dataset.orders
    var spent: Int64 = 0
    var recent: (days30: Int64, days90: Int64, before: Int64) = (0, 0, 0)
    for order in orders {
      let net = table.net[order]
      let age = day - table.day[order]
      spent += net
      if age < 30 { recent.days30 += net }
      if age < 90 { recent.days90 += net } else if age < 180 { recent.before += net }
    }
    let mean = Double(spent) / Double(orders.count)
    let last = Double(table.net[orders.upperBound - 1])
    row.set(.spent, Double(spent), &values)
    row.set(.spent30, Double(recent.days30), &values)
    row.set(.spent90, Double(recent.days90), &values)
    let both = Double(recent.days90 + recent.before)
    if both > 0 {
      row.set(.spendTrend, Double(recent.days90 - recent.before) / both, &values)
    }
    row.set(.meanBasket, mean, &values)
    row.set(.lastBasket, last, &values)
    row.set(.firstBasket, Double(table.net[orders.lowerBound]), &values)
    if mean > 0, last > 0 { row.set(.basketTrend, log(last / mean), &values) }
    readReductions(orders, Double(spent), &row, &values)
  }

  private func readReductions(
    _ orders: Range<Int>, _ spent: Double, _ row: inout SignalRow, _ values: inout [Float]
  ) {
    let table = dataset.orders
    if hasDiscounts {
      let discounted = orders.count { table.discount[$0] > 0 }
      let discount = Double(orders.reduce(0) { $0 + table.discount[$1] })
      row.set(.discountShare, Double(discounted) / Double(orders.count), &values)
      if spent + discount > 0 { row.set(.discountDepth, discount / (spent + discount), &values) }
      row.set(.firstDiscounted, table.discount[orders.lowerBound] > 0 ? 1 : 0, &values)
    }
    if hasRefunds {
      let refunded = Double(orders.reduce(0) { $0 + table.refunded[$1] })
      if spent + refunded > 0 { row.set(.refundShare, refunded / (spent + refunded), &values) }
      row.set(.lastRefunded, table.refunded[orders.upperBound - 1] > 0 ? 1 : 0, &values)
    }
  }

  // MARK: Which way

  private func readWays(_ orders: Range<Int>, _ row: inout SignalRow, _ values: inout [Float]) {
    let table = dataset.orders
    let weekends = orders.count { table.day[$0].weekday >= 6 }
    row.set(.weekendShare, Double(weekends) / Double(orders.count), &values)
    let channels = orders.map { table.channel.codes[$0] }.filter { $0 != Words.absent }
    if let mainChannel, !channels.isEmpty {
      row.set(.channels, Double(Set(channels).count), &values)
      let share = Double(channels.count { $0 == mainChannel }) / Double(channels.count)
      row.set(.mainChannelShare, share, &values)
    }
    let country = table.country.codes[orders.upperBound - 1]
    if let mainCountry, country != Words.absent {
      row.set(.homeCountry, country == mainCountry ? 1 : 0, &values)
    }
  }

  private func distinctDays(_ orders: Range<Int>) -> [Day] {
    var days: [Day] = []
    for order in orders where dataset.orders.day[order] != days.last {
      days.append(dataset.orders.day[order])
    }
    return days
  }

  private static let windows: [(Signal, Int)] = [
    (.occasions30, 30), (.occasions60, 60), (.occasions90, 90), (.occasions180, 180),
  ]

  /// The code met most often, the alphabetically first word among equals; nil: the column is empty.
  private static func commonest(_ words: Words) -> Int32? {
    var counts = [Int](repeating: 0, count: words.dictionary.count)
    for code in words.codes where code != Words.absent { counts[Int(code)] += 1 }
    let best = counts.indices.max { first, second in
      (counts[first], words.dictionary[second]) < (counts[second], words.dictionary[first])
    }
    return best.flatMap { counts[$0] > 0 ? Int32($0) : nil }
  }
}

/// Where a customer's signals stand in the table.
struct SignalRow {
  let start: Int

  func set(_ signal: Signal, _ value: Double, _ values: inout [Float]) {
    values[start + signal.column] = Float(value)
  }
}
