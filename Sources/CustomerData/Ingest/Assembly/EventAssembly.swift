// Joins what happened beside orders to the ledger's customers.
extension Assembly {
  /// The events by the ledger's customers, and the warnings about those that belong to no order.
  mutating func events(
    _ people: People, row: Column<Int32>, products: ProductTable, money: Money, asOf: Day,
    _ sold: SoldLines, _ sorted: SortedOrders
  ) -> CustomerEvents {
    guard !intake.events.isEmpty else { return .none }
    let catalogue = EventProducts(intake, products, sold, sorted)
    var places: [EventKind: [Int32]] = [:]
    var customers = Array(repeating: Int32(-1), count: intake.events.count)
    for event in 0..<intake.events.count {
      guard let owner = owner(of: event) else { continue }
      guard let customer = people.customer(of: owner) else { continue }
      customers[event] = row[customer]
      places[EventKind.allCases[Int(intake.events.kind[event])], default: []].append(Int32(event))
    }
    var tables: [EventKind: EventTable] = [:]
    for (kind, events) in places {
      tables[kind] = table(
        kind, events, customers, of: row.count, catalogue, unit: money.minorUnits)
    }
    return CustomerEvents(tables: tables, scales: intake.events.scales, asOf: asOf)
  }

  /// Makes an event of every refund: those that rows told, and what orders say of themselves.
  mutating func noteRefunds() {
    var told: Set<Int32> = []
    for refund in intake.refunds {
      guard let day = refund.day else { continue }
      told.insert(refund.reference)
      intake.events.append(
        EventDraft(
          refundOf: refund.reference, refund.amount, on: day, file: refund.file,
          line: refund.line))
    }
    let orders = intake.orders
    defer { withExtendedLifetime(orders) {} }
    let refunded = orders.refunded.reader
    guard !orders.refunded.isUntold else { return }
    for order in isKept.indices where refunded[order] > 0 && isKept[order] {
      let (amount, reference) = (refunded[order], intake.orders.reference[order])
      guard !told.contains(reference) else { continue }
      let day =
        intake.orders.refundedDay[order] ?? Day(number: intake.orders.moment.day[order])
      intake.events.append(
        EventDraft(
          refundOf: reference, amount, on: day, file: intake.orders.file[order],
          line: intake.orders.line[order]))
    }
  }

  /// Whom an event happened to; nil: its order is in no file, which is told.
  private mutating func owner(of event: Int) -> Int32? {
    let reference = intake.events.order[event]
    guard reference >= 0 else { return intake.events.party[event] }
    var order = intake.orderByReference[reference]
    if order < 0 { order = intake.orderByLines[reference] }
    if order >= 0 && isKept[Int(order)] { return intake.orders.party[Int(order)] }
    // A delivery that came late is told once, and a return is told as a refund.
    let kind = EventKind.allCases[Int(intake.events.kind[event])]
    guard kind == .delivered else { return nil }
    log.add(
      IngestProblem(
        file: intake.files[Int(intake.events.file[event])],
        line: Int(intake.events.line[event]), severity: .warning, reason: .eventWithoutOrder,
        value: Row.neutral(intake.references[reference])))
    return nil
  }

  private func table(
    _ kind: EventKind, _ events: [Int32], _ customers: [Int32], of count: Int,
    _ catalogue: EventProducts, unit: Int64
  ) -> EventTable {
    let drafts = intake.events
    func second(_ event: Int32) -> Int64 { drafts.moment.second[Int(event)] }
    let sorted = events.sorted {
      (customers[Int($0)], second($0), $0) < (customers[Int($1)], second($1), $1)
    }
    let kept = withoutRepeats(sorted, customers)
    var starts = Array(repeating: UInt32(0), count: count + 1)
    for event in kept { starts[Int(customers[Int(event)]) + 1] += 1 }
    for place in 0..<count { starts[place + 1] += starts[place] }
    func words(_ column: DraftColumn<Int32>) -> Words {
      LedgerWords(kept.count, front: kept.count, of: intake.words) { column[Int(kept[$0])] }.words
    }
    return EventTable(
      starts: Column(starts),
      day: Column(kept.map { Day(number: drafts.moment.day[Int($0)]) }),
      minute: Column(kept.map { drafts.moment.minute[Int($0)] }), name: words(drafts.name),
      channel: words(drafts.channel), topic: words(drafts.topic),
      subject: EventTable.told(kept.map { catalogue.subject(of: Int($0), kind) }),
      value: EventTable.told(
        kept.map { event in
          let micros = drafts.value[Int(event)]
          guard micros != EventTable.untold else { return micros }
          return kind.isMoney ? Money.minor(micros, unit) : Money.minor(micros, 1000)
        }))
  }

  /// Files that overlap tell the same event twice: what another file has told at the same moment
  /// in the same words is left out.
  private func withoutRepeats(_ sorted: [Int32], _ customers: [Int32]) -> [Int32] {
    let drafts = intake.events
    struct Sameness: Hashable {
      let name, channel, topic, subject, order: Int32
      let value: Int64
    }
    var kept: [Int32] = []
    kept.reserveCapacity(sorted.count)
    var start = 0
    for event in sorted.map(Int.init) {
      if let last = kept.last.map(Int.init),
        customers[last] != customers[event]
          || drafts.moment.second[last] != drafts.moment.second[event]
      {
        start = kept.count
      }
      func sameness(_ event: Int) -> Sameness {
        Sameness(
          name: drafts.name[event], channel: drafts.channel[event], topic: drafts.topic[event],
          subject: drafts.subject[event], order: drafts.order[event],
          value: drafts.value[event])
      }
      let isRepeat = kept[start...].contains {
        drafts.file[Int($0)] != drafts.file[event] && sameness(Int($0)) == sameness(event)
      }
      if !isRepeat { kept.append(Int32(event)) }
    }
    return kept
  }

  // MARK: The shop's own

  /// What was spent on advertising, in the reporting currency.
  func spend(_ money: Money) -> AdvertisingSpend {
    AdvertisingSpend(
      intake.spend.map { draft in
        let conversion = Conversion(
          rate: money.rate(of: draft.currency, on: draft.day), unit: money.unit(of: draft.currency),
          reportedUnit: money.minorUnits)
        let amount = Money.minor(draft.amount, conversion.unit)
        return AdvertisingSpend.Entry(
          day: draft.day, channel: intake.words[draft.channel],
          campaign: intake.words[draft.campaign],
          amount: conversion.rate == 0 ? nil : conversion.reported(amount),
          newCustomers: draft.newCustomers)
      })
  }

  /// What campaigns files say happened.
  var campaigns: [Annotation] {
    intake.campaigns.map {
      Annotation(name: intake.words[$0.name], days: DayRange($0.first, $0.last))
    }
  }
}

/// The products that events are about, by row of the product table.
private struct EventProducts {
  private var rows: [Int32: Int32] = [:]
  private let subject: DraftColumn<Int32>
  private var onlyProduct: [Int32: Int32] = [:]
  private let order: DraftColumn<Int32>

  init(_ intake: Intake, _ products: ProductTable, _ sold: SoldLines, _ sorted: SortedOrders) {
    subject = intake.events.subject
    order = intake.events.order
    let kinds = EventKind.allCases
    let asked = (0..<intake.events.count).filter {
      kinds[Int(intake.events.kind[$0])].subject == .product
    }
    guard !asked.isEmpty else { return }
    var byID: [String: Int32] = [:]
    for row in products.ids.indices {
      byID[products.ids[row]] = Int32(row)
      if byID[products.skus[row]] == nil { byID[products.skus[row]] = Int32(row) }
    }
    for event in asked where subject[event] >= 0 {
      rows[subject[event]] = byID[intake.words[subject[event]]] ?? -1
    }
    guard !sold.offsets.isEmpty else { return }
    let wanted = Set(asked.filter { subject[$0] < 0 }.map { order[$0] })
    for (place, draft) in sorted.drafts.enumerated() {
      let reference = intake.orders.reference[Int(draft)]
      guard wanted.contains(reference) else { continue }
      let lines = Int(sold.offsets[place])..<Int(sold.offsets[place + 1])
      let products = Set(lines.map { sold.lines.product[$0] })
      if products.count == 1, let only = products.first { onlyProduct[reference] = only }
    }
  }

  /// An event's subject: the product named, else the only one of its order.
  func subject(of event: Int, _ kind: EventKind) -> Int32 {
    guard kind.subject == .product else { return subject[event] }
    if subject[event] >= 0 { return rows[subject[event]] ?? -1 }
    return onlyProduct[order[event]] ?? -1
  }
}
