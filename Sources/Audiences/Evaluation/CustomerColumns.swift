import CustomerData
import Retention

/// The attributes of customers, read from the population's own columns wherever there is one.
struct CustomerColumns: RowColumns {
  let population: Population

  var dataset: Dataset { population.dataset }
  var facts: CustomerFacts { population.facts }

  var count: Int { facts.count }

  func numbers(_ field: Field, in window: DayRange?, of rows: [Int]) -> [Double] {
    guard window != nil || field.isDear else { return counted(field, in: nil, of: rows) }
    let days = window.map { " \($0.first.number)…\($0.last.number)" } ?? ""
    let (name, shelf) = (field.name + days, population.shelf)
    if let column = shelf.numbers(name) { return rows.map { column[$0] } }
    guard shelf.isWorthEveryone(name, some: rows.count, of: count) else {
      return counted(field, in: window, of: rows)
    }
    let column = counted(field, in: window, of: Array(0..<count))
    shelf.keep(column, as: name)
    return rows.map { column[$0] }
  }

  private func counted(_ field: Field, in window: DayRange?, of rows: [Int]) -> [Double] {
    if let window {
      return WindowedOrders.column(of: field, in: window, for: rows, of: dataset)
    }
    let (facts, scores, asOf) = (facts, population.scores, dataset.asOf)
    switch field {
    case .orders: return rows.map { Double(facts.orders[$0]) }
    case .occasions: return rows.map { Double(facts.occasions[$0]) }
    case .spent: return rows.map { Double(facts.spent[$0]) }
    case .refunded:
      let refunded = facts.refunded
      return rows.map { Double(refunded[$0]) }
    case .averageOrderValue: return rows.map { facts.averageOrderValue(of: $0) ?? .nan }
    case .orders12Months, .spent12Months:
      let year = DayRange(last: 365, upTo: asOf)
      return numbers(field == .orders12Months ? .orders : .spent, in: year, of: rows)
    case .recency, .gapLast: return rows.map { days(from: facts.lastOrder(of: $0), to: asOf) }
    case .tenure: return rows.map { days(from: facts.firstOrder(of: $0), to: asOf) }
    case .firstOrder: return rows.map { number(facts.firstOrder(of: $0)) }
    case .lastOrder: return rows.map { number(facts.lastOrder(of: $0)) }
    case .gapMedian:
      let gaps = facts.medianGaps
      return rows.map { gaps[$0] }
    case .recencyScore: return rows.map { score(scores.recency[$0]) }
    case .frequencyScore: return rows.map { score(scores.frequency[$0]) }
    case .monetaryScore: return rows.map { score(scores.monetary[$0]) }
    case .firstBasket:
      return rows.map { row in first(row).map { Double(dataset.orders.net[$0]) } ?? .nan }
    case .discountShare:
      let ever = DayRange(dataset.firstDay ?? asOf, asOf)
      return numbers(.discountShare, in: ever, of: rows)
    case .churnRisk: return forecast(\.risk, of: rows)
    default: return relations(field, of: rows) ?? expectations(field, of: rows)
    }
  }

  // Unknown for everyone while no model serves.
  private func forecast(_ column: KeyPath<Forecasts, [Double]>, of rows: [Int]) -> [Double] {
    guard let values = population.forecasts?[keyPath: column] else {
      return Array(repeating: .nan, count: rows.count)
    }
    return rows.map { values[$0] }
  }

  func words(_ field: Field, of rows: [Int]) -> WordColumn {
    let (customers, orders) = (dataset.customers, dataset.orders)
    switch field {
    case .customer:
      return WordColumn(
        codes: rows.map(Int32.init), entries: customers.contacts.ids.map { [$0] })
    case .country: return customers.country.column(at: rows)
    case .city: return customers.city.column(at: rows)
    case .zip: return customers.zip.column(at: rows)
    case .language: return customers.language.column(at: rows)
    case .gender: return customers.gender.column(at: rows)
    case .tag: return tags(of: rows)
    case .segment: return segments(of: rows)
    case .acquiredChannel: return orders.channel.column(at: rows.map { first($0) ?? -1 })
    case .acquiredCampaign: return orders.campaign.column(at: rows.map { first($0) ?? -1 })
    case .acquiredSource: return orders.source.column(at: rows.map { first($0) ?? -1 })
    case .acquiredCountry: return orders.country.column(at: rows.map { first($0) ?? -1 })
    case .channel: return orders.channel.column(at: rows.map { last($0) ?? -1 })
    case .device: return orders.device.column(at: rows.map { last($0) ?? -1 })
    case .firstProduct:
      return dataset.products.column(of: rows.map(firstProduct))
    case .firstCategory:
      return dataset.products.category.column(at: rows.map { firstProduct(of: $0) ?? -1 })
    default: return relationWords(field, of: rows)
    }
  }

  func wordsInPlace(_ field: Field) -> WordsInPlace? {
    let (customers, orders) = (dataset.customers, dataset.orders)
    func own(_ words: Words) -> WordsInPlace { WordsInPlace(words: words, place: .own) }
    func ofLastOrder(_ words: Words) -> WordsInPlace {
      WordsInPlace(words: words, place: .lastOrder(offsets: customers.orderOffsets))
    }
    return switch field {
    case .country: own(customers.country)
    case .city: own(customers.city)
    case .zip: own(customers.zip)
    case .language: own(customers.language)
    case .gender: own(customers.gender)
    case .channel: ofLastOrder(orders.channel)
    case .device: ofLastOrder(orders.device)
    default: nil
    }
  }

  func flags(_ field: Field, of rows: [Int]) -> [Bool] {
    guard let flagged = flagged(field) else {
      return Array(repeating: false, count: rows.count)
    }
    return rows.map { flagged[$0] }
  }

  func flagged(_ field: Field) -> Bitmap? {
    switch field {
    case .consentEmail: population.consenting(to: .email)
    case .consentSMS: population.consenting(to: .sms)
    case .consentAds: population.consenting(to: .ads)
    case .consentProfiling: population.consenting(to: .profiling)
    case .member: population.members
    default: nil
    }
  }

  func row(of word: String, in field: Field) -> Int? {
    field == .customer ? dataset.customers.row(of: word) : nil
  }

  private func first(_ customer: Int) -> Int? { dataset.customers.orders(of: customer).first }

  private func firstProduct(of customer: Int) -> Int? {
    first(customer).flatMap(dataset.leadingProduct)
  }

  private func last(_ customer: Int) -> Int? { dataset.customers.orders(of: customer).last }

  private func days(from day: Day?, to asOf: Day) -> Double {
    day.map { Double(asOf - $0) } ?? .nan
  }

  private func number(_ day: Day?) -> Double { day.map { Double($0.number) } ?? .nan }

  private func score(_ score: UInt8) -> Double { score == 0 ? .nan : Double(score) }

  private func tags(of rows: [Int]) -> WordColumn {
    let words = dataset.customers.tags
    return WordColumn(
      codes: rows.map { words.codes[$0] },
      entries: words.dictionary.map { list in
        list.split(separator: ",").map { String($0.drop { $0 == " " }) }
      })
  }

  private func segments(of rows: [Int]) -> WordColumn {
    let (all, scores) = (Segment.allCases, population.scores)
    let places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, Int32($0)) })
    return WordColumn(
      codes: rows.map { row in
        scores.segment(of: row).flatMap { places[$0] } ?? Words.absent
      },
      entries: all.map { [$0.rawValue] })
  }
}

/// What one customer's orders within a window add up to.
struct WindowedOrders {
  private var orders = 0
  private var occasions = 0
  private var spent: Int64 = 0
  private var refunded: Int64 = 0
  private var discounted = 0

  /// The sum for each customer. The columns are taken out once: this is the tight loop.
  static func column(
    of field: Field, in window: DayRange, for customers: [Int], of dataset: Dataset
  ) -> [Double] {
    let (offsets, table) = (dataset.customers.orderOffsets, dataset.orders)
    let (net, refunded, discount) = (table.net, table.refunded, table.discount)
    return table.day.withUnsafeBufferPointer { day in
      customers.map { customer in
        var sums = WindowedOrders()
        var later: Day?
        // From the last order back: the days ascend, so what lies before the window is not read.
        var row = Int(offsets[customer + 1])
        let start = Int(offsets[customer])
        while row > start, day[row - 1] >= window.first {
          row -= 1
          guard day[row] <= window.last else { continue }
          sums.orders += 1
          if day[row] != later { sums.occasions += 1 }
          later = day[row]
          switch field {
          case .spent, .averageOrderValue: sums.spent += net[row]
          case .refunded: sums.refunded += refunded[row]
          case .discountShare: if discount[row] > 0 { sums.discounted += 1 }
          default: break
          }
        }
        return sums.value(of: field)
      }
    }
  }

  /// A sum; a share or a mean of no orders is unknown.
  private func value(of field: Field) -> Double {
    switch field {
    case .orders: Double(orders)
    case .occasions: Double(occasions)
    case .spent: Double(spent)
    case .refunded: Double(refunded)
    case .averageOrderValue: orders == 0 ? .nan : Double(spent) / Double(orders)
    case .discountShare: orders == 0 ? .nan : Double(discounted) / Double(orders)
    default: .nan
    }
  }
}

extension ProductTable {
  /// What each product is called, and its id.
  func column(of rows: [Int?]) -> WordColumn {
    WordColumn(
      codes: rows.map { $0.map(Int32.init) ?? Words.absent },
      entries: ids.indices.map { [label(of: $0)] }, ids: Array(ids))
  }
}

extension Field {
  /// Whether orders or events are walked through to know it, rather than one column read.
  var isDear: Bool {
    switch self {
    case .promoterScore, .promoterDate, .satisfaction, .effort, .points, .pointsExpiring,
      .tierNextGap, .replenishDue, .returnRate, .lastContact, .contacts7Days:
      true
    default: false
    }
  }
}
