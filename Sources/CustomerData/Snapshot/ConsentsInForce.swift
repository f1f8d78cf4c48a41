/// For each customer and purpose the statement in force at a day.
///
/// A suppression wins over everything. Else the last dated record by the day; an export's undated
/// state only where no dated record exists at all; what was ticked beside an order only where
/// nothing else is known.
struct ConsentsInForce: Sendable {
  let table: ConsentTable
  /// The table's number of each row's customer; nil: the same.
  let customers: Column<Int32>?
  let asOf: Int32

  init(_ table: ConsentTable, customers: Column<Int32>? = nil, asOf: Int32) {
    self.table = table
    self.customers = customers
    self.asOf = asOf
  }

  /// What was said, whatever the day.
  init(asSaid consents: [[Purpose: ConsentRecord]]) {
    var builder = ConsentTableBuilder()
    for records in consents {
      for purpose in Purpose.allCases {
        guard let record = records[purpose] else { continue }
        builder.append(
          .init(purpose, record.state, .export), day: record.day, source: record.source,
          wording: record.wording)
      }
      builder.endCustomer()
    }
    self.init(builder.table, asOf: .max)
  }

  /// The records in force of one customer. O(their statements).
  subscript(row: Int) -> [Purpose: ConsentRecord] {
    let rows = rows(of: row)
    guard !rows.isEmpty else { return [:] }
    var records: [Purpose: ConsentRecord] = [:]
    for purpose in Purpose.allCases {
      guard let place = inForce(rows, purpose) else { continue }
      records[purpose] = record(place, purpose, of: rows)
    }
    return records
  }

  /// What one customer said to one purpose; nil: never asked. O(their statements).
  func state(of row: Int, _ purpose: Purpose) -> ConsentState? {
    inForce(rows(of: row), purpose).map { statement($0).state }
  }

  /// The days on which one customer said no to a purpose since the last yes. O(their statements).
  func refusals(of row: Int, _ purpose: Purpose) -> Int {
    var days: Set<Int32> = []
    for place in rows(of: row) where table.days[place] <= asOf {
      let said = statement(place)
      guard said.purpose == purpose else { continue }
      if said.state == .granted { days = [] } else { days.insert(table.days[place]) }
    }
    return days.count
  }

  private func rows(of row: Int) -> Range<Int> {
    table.rows(of: customers.map { Int($0[row]) } ?? row)
  }

  private func statement(_ place: Int) -> ConsentTable.Statement {
    ConsentTable.Statement(packed: table.kinds[place])
  }

  private func record(_ place: Int, _ purpose: Purpose, of rows: Range<Int>) -> ConsentRecord {
    let day = table.days[place]
    return ConsentRecord(
      purpose: purpose, state: statement(place).state,
      day: day == Contacts.noDay ? nil : Day(number: day), source: table.source[place] ?? "",
      wording: table.wording[place], withdrawn: withdrawal(of: place, purpose, rows))
  }

  /// The day on which what was granted at the as-of day was taken back later.
  private func withdrawal(of place: Int, _ purpose: Purpose, _ rows: Range<Int>) -> Day? {
    guard statement(place).state == .granted, let last = inForce(rows, purpose, by: .max),
      statement(last).state != .granted
    else { return nil }
    return Day(number: table.days[last])
  }

  private func inForce(_ rows: Range<Int>, _ purpose: Purpose) -> Int? {
    inForce(rows, purpose, by: asOf)
  }

  private func inForce(_ rows: Range<Int>, _ purpose: Purpose, by asOf: Int32) -> Int? {
    // Sorted by time, undated first, the stricter last among equals: the last one holds.
    func last(_ weight: ConsentDraft.Weight) -> Int? {
      rows.last {
        let said = statement($0)
        return said.purpose == purpose && said.weight == weight && table.days[$0] <= asOf
      }
    }
    if let suppression = last(.suppression) { return suppression }
    if let record = last(.record) { return record }
    let isDated = rows.contains {
      statement($0).purpose == purpose && statement($0).weight == .record
    }
    return isDated ? nil : last(.export) ?? last(.checkout)
  }
}
