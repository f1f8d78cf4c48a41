/// What a snapshot says of the events beside their columns.
struct EventFacts: Codable {
  var kinds: [EventKind]
  var scales: [SurveyScale]

  /// The facts of some events; nil: nothing happened.
  init?(_ events: CustomerEvents) {
    guard !events.isEmpty else { return nil }
    kinds = events.kinds
    scales = events.scales
  }
}

extension EventKind {
  /// What its columns' names begin with: short, for a name has 32 bytes.
  fileprivate var section: String {
    "events." + String(EventKind.allCases.firstIndex(of: self) ?? 0)
  }
}

extension SnapshotColumns {
  /// The tables of the kinds that there are; a shop without events has no section.
  mutating func add(_ events: CustomerEvents) {
    for kind in events.kinds {
      guard let table = events.tables[kind] else { continue }
      let name = kind.section
      add(name + ".starts", table.starts)
      add(name + ".day", table.day)
      add(name + ".minute", table.minute)
      add(name + ".name", table.name)
      add(name + ".channel", table.channel)
      add(name + ".topic", table.topic)
      add(name + ".subject", table.subject)
      add(name + ".value", table.value)
    }
  }
}

extension SnapshotFile {
  /// The events told of; O(kinds).
  func events(_ facts: EventFacts?, asOf: Day) throws(SnapshotFault) -> CustomerEvents {
    guard let facts else { return .none }
    var tables: [EventKind: EventTable] = [:]
    for kind in facts.kinds {
      let name = kind.section
      tables[kind] = EventTable(
        starts: try column(name + ".starts"), day: try column(name + ".day"),
        minute: try column(name + ".minute"), name: try words(name + ".name"),
        channel: try words(name + ".channel"), topic: try words(name + ".topic"),
        subject: try column(name + ".subject"), value: try amounts(name + ".value"))
    }
    return CustomerEvents(tables: tables, scales: facts.scales, asOf: asOf)
  }
}
