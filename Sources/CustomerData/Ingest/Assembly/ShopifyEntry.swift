import Foundation

/// Finds the orders and people of one row after the other, most of which are those of the last.
struct ShopifyEntry {
  let cells: PlainCells
  let file: Int32
  /// The last row's.
  private(set) var email = Vocabulary.absent
  private(set) var party: Int32 = -1
  private(set) var zip = Vocabulary.absent
  private(set) var name = Vocabulary.absent
  private(set) var id = Vocabulary.absent
  /// The place of an order that the rows before told; -1: it has to be looked for.
  private(set) var order = -1
  private let shape: ShopifyRows.Shape
  private var second: Int64 = 0
  private var nameCell = FieldBytes(start: nil, count: 0)
  private var emailCell = FieldBytes(start: nil, count: 0)

  init(_ cells: PlainCells, _ shape: ShopifyRows.Shape, _ file: Int32) {
    self.cells = cells
    self.shape = shape
    self.file = file
  }

  // MARK: Orders

  /// Whether a row is another line of the last row's order, and tells nothing else.
  @inline(__always)
  func goesOn(_ row: Int, _ columns: ShopifyRows.Columns) -> Bool {
    guard order >= 0, columns.isLineOnly[row], columns.second[row] >= second,
      let own = cells[row, shape.name], own.hasBytes(of: nameCell)
    else { return false }
    guard let place = shape.email, let email = cells[row, place] else { return shape.email == nil }
    return email.isEmpty ? emailCell.isEmpty : email.hasBytes(of: emailCell)
  }

  /// The rows that follow may go on with this row's order.
  mutating func goOn(from row: Int, _ columns: ShopifyRows.Columns, _ order: Int) {
    self.order = order
    second = columns.second[row]
  }

  /// The next row's order has to be looked for.
  mutating func forgetOrder() { order = -1 }

  /// Reads what a row calls its order.
  mutating func readNumbers(
    _ row: Int, _ columns: ShopifyRows.Columns, _ intake: inout Intake
  ) {
    if let cell = cells[row, shape.name], !cell.hasBytes(of: nameCell) {
      name = intake.references.code(ofReference: cell)
      nameCell = cell
    }
    let number = columns.ids[row]
    id = Vocabulary.absent
    if number > 0, let place = shape.id, let cell = cells[row, place] {
      id = intake.internalIDs.code(ofReference: cell, number: number)
    }
  }

  /// Whether no row told the order before. Nothing is changed: `inout` spares a copy of the intake.
  func isNew(in intake: inout Intake) -> Bool {
    intake.orderByReference[name] < 0 && intake.orderByID[id] < 0
  }

  // MARK: People

  /// Whom a row's address names.
  mutating func readParty(
    _ row: Int, _ columns: ShopifyRows.Columns, _ intake: inout Intake
  ) {
    guard let place = shape.email, let cell = cells[row, place], !cell.isEmpty else {
      (email, party, emailCell) = (Vocabulary.absent, -1, FieldBytes(start: nil, count: 0))
      return
    }
    guard !cell.hasBytes(of: emailCell) else { return }
    emailCell = cell
    let key = columns.emails[row]
    email = intake.words.code(of: cell, key.isNone ? WordKey(cell, kind: 0) : key)
    party = intake.party(ofEmail: cell, email)
  }

  /// The postal code of a row, as the intake knows it.
  mutating func readZip(
    _ row: Int, _ columns: ShopifyRows.Columns, _ intake: inout Intake
  ) {
    let key = columns.zips[row]
    guard !key.isNone, let place = shape.zip, let cell = cells[row, place] else {
      return zip = Vocabulary.absent
    }
    // An apostrophe keeps Excel away from numbers.
    let isKept = cell.first != Byte.apostrophe
    zip = intake.words.code(of: isKept ? cell : FieldBytes(rebasing: cell[1...]), key)
  }

  /// Whether a row's time and address tell an order nothing that it does not know.
  func isNothingNew(
    _ row: Int, _ columns: ShopifyRows.Columns, in orders: inout OrderDrafts, _ place: Int
  ) -> Bool {
    let known = orders.moment.second[place]
    return known != .min && columns.second[row] >= known
      && (party < 0 || orders.party[place] >= 0) && (email < 0 || orders.email[place] >= 0)
  }
}

extension FieldBytes {
  /// Whether two fields are the same bytes; an empty one is like no other.
  @inline(__always)
  fileprivate func hasBytes(of other: FieldBytes) -> Bool {
    guard count == other.count, count > 0, let mine = baseAddress, let theirs = other.baseAddress
    else { return false }
    guard count <= 16 else { return memcmp(mine, theirs, count) == 0 }
    // The text goes on behind and before every field: eight bytes at both ends can be read.
    func load(_ start: UnsafePointer<UInt8>, _ offset: Int) -> UInt64 {
      UInt64(
        littleEndian: (UnsafeRawPointer(start) + offset).loadUnaligned(as: UInt64.self))
    }
    let outer = UInt64(truncatingIfNeeded: Swift.max(0, 64 &- 8 &* count))
    let heads = (load(mine, 0) ^ load(theirs, 0)) &<< outer
    let tails = count > 8 ? load(mine, count - 8) ^ load(theirs, count - 8) : 0
    return heads | tails == 0
  }
}
