import CustomerData
import Retention
import Support

@testable import Audiences

/// What else happened, asked of the shop's list one event at a time.
extension SlowOracle {
  /// A customer's events of a kind by time.
  func events(_ kind: EventKind, _ id: String) -> [TinyEvent] {
    shop.events.enumerated().filter {
      $0.element.customer == id && $0.element.kind == kind && $0.element.day <= shop.asOf
    }.sorted {
      ($0.element.day.number, $0.element.minute, $0.offset)
        < ($1.element.day.number, $1.element.minute, $1.offset)
    }.map(\.element)
  }

  func meant(_ event: Event, _ own: TinyEvent, at place: Int, of all: [TinyEvent]) -> Bool {
    if let window = event.window, !window.days(clock).contains(own.day) { return false }
    if let filter = event.filter {
      var row = OracleRow(oracle: self, id: own.customer, order: nil)
      row.event = own
      row.isLatest = !all[(place + 1)...].contains {
        $0.name == own.name && $0.subject == own.subject
      }
      if !compares(filter, row) { return false }
    }
    return event.object.map { means($0, own, event.verb) } ?? true
  }

  private func means(_ object: EventObject, _ own: TinyEvent, _ verb: Verb) -> Bool {
    switch object.kind {
    case .product, .category, .brand, .sku:
      if object.names.isEmpty, object.kind == .product, verb != .contacted { return true }
      guard let item = own.product.flatMap({ id in catalogue.first { $0.product == id } }) else {
        return false
      }
      return means(object, item)
    case .campaign, .issue, .channel:
      if object.names.isEmpty { return true }
      let word = object.kind == .channel ? own.channel : own.name
      let all = shop.events.filter { $0.kind == own.kind }
        .map { object.kind == .channel ? $0.channel : $0.name }
      return object.names.contains { name in
        let isExact = all.contains(name)
        return isExact ? word == name : word?.lowercased() == name.lowercased()
      }
    default: return true
    }
  }

  /// The events of an expression's verb that are meant, and how many units each is.
  func meantEvents(_ event: Event, _ kind: EventKind, _ id: String) -> [TinyEvent] {
    let all = events(kind, id)
    return all.indices.filter { meant(event, all[$0], at: $0, of: all) }.map { all[$0] }
  }

  /// Day and minute of everything meant by an event, orders or not.
  func moments(_ event: Event, _ id: String) -> [(day: Day, minute: Int16)] {
    guard let kind = event.verb.kind else {
      return orders(id).filter { meant(event, $0) }.map { ($0.day, $0.minute) }
    }
    return meantEvents(event, kind, id).map { ($0.day, $0.minute) }
  }
}

extension OracleRow {
  func number(ofEvent field: Field, _ event: TinyEvent) -> Double? {
    let value = event.value == EventTable.untold ? nil : event.value
    switch field {
    case .hour: return event.minute < 0 ? nil : Double(event.minute / 60)
    case .score, .points: return value.map { Double($0) / 1000 }
    case .amount: return value.map(Double.init)
    default: return nil
    }
  }

  func word(ofEvent field: Field, _ event: TinyEvent) -> String? {
    switch field {
    case .channel, .carrier: event.channel
    case .campaign, .survey, .page, .issue: event.name
    case .topic, .question, .reason, .occurrence: event.topic
    case .weekday: Field.weekdays[event.day.weekday - 1]
    case .scale: event.subject < 0 ? nil : oracle.shop.scales[Int(event.subject)].label
    default: nil
    }
  }

  /// Everything the column of a field of such events holds.
  func vocabulary(ofEvents field: Field, _ kind: EventKind) -> Set<String> {
    if field == .weekday { return Set(Field.weekdays) }
    if field == .scale { return Set(oracle.shop.scales.map(\.label)) }
    return Set(
      oracle.shop.events.filter { $0.kind == kind }.compactMap { word(ofEvent: field, $0) })
  }

  /// What a customer's events say of the customer.
  func relation(_ field: Field) -> Double? {
    let asOf = oracle.shop.asOf
    func answers(_ place: Int32) -> [TinyEvent] {
      oracle.events(.rated, id).filter { $0.subject == place }
    }
    func sum(_ kind: EventKind) -> Double {
      oracle.events(kind, id).reduce(0) { $0 + Double($1.value) / 1000 }
    }
    let isMember = [EventKind.earned, .redeemed, .expired, .adjusted].contains {
      !oracle.events($0, id).isEmpty
    }
    switch field {
    case .promoterScore: return answers(0).last.map { Double($0.value) / 1000 }
    case .satisfaction: return answers(1).last.map { Double($0.value) / 1000 }
    case .effort: return answers(2).last.map { Double($0.value) / 1000 }
    case .promoterDate: return answers(0).last.map { Double($0.day.number) }
    case .points:
      guard isMember else { return nil }
      return sum(.earned) + sum(.adjusted) - sum(.redeemed) - sum(.expired)
    case .pointsExpiring:
      guard isMember else { return nil }
      // One point after the other, the oldest leaving first.
      let lots = oracle.events(.earned, id).flatMap { lot in
        Array(repeating: lot.subject, count: Int(lot.value / 1000))
      }
      let out = sum(.redeemed) + sum(.expired) + max(0, -sum(.adjusted))
      return Double(
        lots.dropFirst(Int(out)).count { $0 >= 0 && $0 > asOf.number && $0 <= asOf.number + 30 })
    case .lastContact:
      let days = [EventKind.received, .clicked, .contacted].flatMap {
        oracle.events($0, id).map(\.day)
      }
      return (days + oracle.orders(id).map(\.day)).max().map { Double($0.number) }
    case .contacts7Days:
      guard oracle.shop.events.contains(where: { $0.kind == .received }) else { return nil }
      return Double(oracle.events(.received, id).count { asOf - $0.day < 7 })
    case .returnRate:
      let lines = oracle.orders(id).flatMap(\.items)
      let sold = lines.reduce(0) { $0 + max(0, Int($1.quantity)) }
      let back = lines.reduce(0) { $0 + max(0, -Int($1.quantity)) }
      let returned = oracle.events(.returned, id).reduce(0) { $0 + Int($1.value / 1000) }
      return sold == 0 ? nil : Double(back + returned) / Double(sold)
    default: return nil
    }
  }
}
