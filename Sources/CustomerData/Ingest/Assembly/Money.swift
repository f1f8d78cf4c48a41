/// The currencies of the orders and their rates.
struct Money: Sendable {
  /// The reporting currency; nil: the data name none.
  let reporting: Currency?
  private let code: Int32
  private let units: [Int32: Int64]
  private let rates: [Int32: RateTable]
  private let known: [Int32: Int32]

  /// The largest amount believed, in millionths: ten thousand million. A million such orders
  /// still add up in 64 bits.
  static let largest = 10_000_000_000 * AmountReader.scale

  /// Minor units of the reporting currency in one.
  var minorUnits: Int64 { reporting?.minorUnits ?? 100 }

  /// `counts` are orders by the currency's word; an order without a word has the reporting one.
  init(_ counts: [Int32: Int], words: Vocabulary, shop: ShopFile) {
    var byCode: [String: Int] = [:]
    var currencies: [Int32: Currency] = [:]
    for (word, count) in counts {
      guard let currency = Currency(code: words[word]) else { continue }
      currencies[word] = currency
      byCode[currency.code, default: 0] += count
    }
    let most = byCode.max { ($0.value, $1.key) < ($1.value, $0.key) }
    reporting = shop.currency ?? most.flatMap { Currency(code: $0.key) }
    units = currencies.mapValues(\.minorUnits)
    var rates: [Int32: RateTable] = [:]
    var own: [Int32: Int32] = [:]
    for (word, currency) in currencies {
      if currency == reporting { own[word] = 1 }
      if let table = shop.rates[currency.code] { rates[word] = table }
    }
    self.rates = rates
    known = own
    code = Vocabulary.absent
  }

  /// Minor units in one of a currency.
  func unit(of word: Int32) -> Int64 { units[word] ?? minorUnits }

  /// Reporting currency per unit in parts of `RateTable.scale`; 0: unknown.
  func rate(of word: Int32, on day: Day) -> Int64 {
    if word == code || known[word] != nil { return RateTable.scale }
    return rates[word]?.rate(on: day) ?? 0
  }

  /// Millionths in minor units, rounded half to even.
  @inline(__always)
  static func minor(_ micros: Int64, _ unit: Int64) -> Int64 {
    // By a divisor that the compiler knows.
    if unit == 100 { return micros.dividedHalfEven(by: AmountReader.scale / 100) }
    return micros.dividedHalfEven(by: AmountReader.scale / unit)
  }

  /// Quantity × price − discount in minor units, rounded half to even; nil when too large.
  static func minor(quantity: Int64, price: Int64, discount: Int64, _ unit: Int64) -> Int64? {
    if quantity % AmountReader.scale == 0 {
      let (product, over) = (quantity / AmountReader.scale).multipliedReportingOverflow(by: price)
      let (net, more) = product.subtractingReportingOverflow(discount)
      if !over && !more { return minor(net, unit) }
    }
    let scale = Int128(AmountReader.scale)
    let exact = Int128(quantity) * Int128(price) - Int128(discount) * scale
    let rounded = exact.dividedHalfEven(by: scale * (scale / Int128(unit)))
    return rounded == .max || rounded == .min ? nil : rounded
  }
}

/// The rate and unit of one order after the other, most of which share them.
struct MoneyCursor {
  private let money: Money
  private var word = Int32.min
  private var day = Int32.min
  private var last = Conversion(rate: 0, unit: 1, reportedUnit: 1)

  init(_ money: Money) { self.money = money }

  mutating func conversion(of currency: Int32, on day: Int32) -> Conversion {
    if currency == word && (day == self.day || last.rate == RateTable.scale) { return last }
    (word, self.day) = (currency, day)
    last = Conversion(
      rate: money.rate(of: currency, on: Day(number: day)), unit: money.unit(of: currency),
      reportedUnit: money.minorUnits)
    return last
  }
}

extension Assembly {
  func currencies() -> Money {
    var counts: [Int32: Int] = [:]
    let column = intake.orders.currency
    defer { withExtendedLifetime(column) {} }
    let currency = column.reader
    var (word, run) = (Vocabulary.absent, 0)
    for order in isKept.indices where isKept[order] {
      if currency[order] != word {
        if word >= 0 { counts[word, default: 0] += run }
        (word, run) = (currency[order], 0)
      }
      run += 1
    }
    if word >= 0 { counts[word, default: 0] += run }
    // Advertising may be paid in a currency that no order has.
    for spend in intake.spend where spend.currency >= 0 { counts[spend.currency, default: 0] += 0 }
    return Money(counts, words: intake.words, shop: shop)
  }

  /// One warning a file and currency without a rate.
  mutating func noteMissingRates(_ money: Money) {
    struct Place: Hashable { let file, currency: Int32 }
    var missing: [Place: (line: Int32, count: Int)] = [:]
    var cursor = MoneyCursor(money)
    let orders = intake.orders
    defer { withExtendedLifetime(orders) {} }
    let (currency, day) = (orders.currency.reader, orders.moment.day.reader)
    for place in isKept.indices
    where isKept[place] && cursor.conversion(of: currency[place], on: day[place]).rate == 0 {
      let key = Place(file: orders.file[place], currency: currency[place])
      let before = missing[key] ?? (orders.line[place], 0)
      missing[key] = (min(before.line, orders.line[place]), before.count + 1)
    }
    for (key, found) in missing {
      let code = Row.neutral(intake.words[key.currency])
      log.add(
        IngestProblem(
          file: intake.files[Int(key.file)], line: Int(found.line), severity: .warning,
          reason: .noRate(currency: code), value: code, count: found.count))
    }
  }
}
