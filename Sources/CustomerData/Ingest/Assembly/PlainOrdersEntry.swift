extension PlainOrders {
  /// Enters the rows into an intake, in their order; `odd` reads the records that are not plain.
  /// Returns how many rows were entered.
  mutating func enter(
    _ piece: TextPiece, from firstLine: Int, of file: Int32, into intake: inout Intake,
    odd: (Int, inout Intake) -> Void
  ) -> Int {
    if words.count > entered.count {
      missing += words.count - entered.count
      entered.append(contentsOf: repeatElement(-1, count: words.count - entered.count))
    }
    let cells = PlainCells(piece, width: shape.width)
    var lines = RecordLines(piece, from: firstLine)
    var (row, total) = (0, 0)
    while row < fates.count {
      let end = firstOther(from: row) ?? fates.count
      let taken = enter(row..<end, cells, &lines, of: file, &intake)
      total += taken
      row += taken
      guard row < fates.count else { break }
      // A plain row that stops its like has the number of an order that is known already.
      if fates[row] != .blank { odd(row, &intake) }
      row += 1
    }
    return total
  }

  /// Enters the first of some plain rows, as far as their order numbers are new; tells how many.
  private mutating func enter(
    _ rows: Range<Int>, _ cells: PlainCells, _ lines: inout RecordLines, of file: Int32,
    _ intake: inout Intake
  ) -> Int {
    let taken = enterReferences(rows, cells, &intake)
    guard taken > 0 else { return 0 }
    let rows = rows.lowerBound..<(rows.lowerBound + taken)
    enterParties(rows, cells, &intake)
    enterWords(rows, &intake)
    flush(rows, cells, &lines, file, &intake)
    return taken
  }

  private mutating func enterReferences(
    _ rows: Range<Int>, _ cells: PlainCells, _ intake: inout Intake
  ) -> Int {
    let (numbers, references) = (numbers.values, references.values)
    var row = rows.lowerBound
    while row < rows.upperBound {
      let first = Int32(truncatingIfNeeded: intake.references.count)
      let count = intake.references.enter(
        numbers: UnsafeBufferPointer(rebasing: numbers[row..<rows.upperBound]))
      let place = Int32(truncatingIfNeeded: intake.orders.count + row - rows.lowerBound)
      intake.orderByReference.set(from: first, to: place, count: count)
      for step in 0..<count {
        references[row &+ step] = first &+ Int32(truncatingIfNeeded: step)
      }
      row += count
      guard row < rows.upperBound else { break }
      let next = Int32(truncatingIfNeeded: intake.orders.count + row - rows.lowerBound)
      guard let code = newReference(row, at: next, cells, &intake) else { break }
      references[row] = code
      row += 1
    }
    return row - rows.lowerBound
  }

  /// The code of a row's order number; nil when an order has it already.
  private func newReference(
    _ row: Int, at place: Int32, _ cells: PlainCells, _ intake: inout Intake
  ) -> Int32? {
    guard let cell = cells[row, shape.reference] else { return nil }
    let known = intake.references.count
    let number = numbers.values[row]
    let code =
      number > 0
      ? intake.references.code(ofReference: cell, number: number)
      : intake.references.code(ofReference: cell)
    if code < known && intake.orderByReference[code] >= 0 { return nil }
    intake.orderByReference[code] = place
    return code
  }

  private mutating func enterParties(
    _ rows: Range<Int>, _ cells: PlainCells, _ intake: inout Intake
  ) {
    guard let start = parties.values.baseAddress else { return }
    let empty = FieldBytes(start: nil, count: 0)
    guard shape.email != nil || shape.phone != nil else {
      guard let place = shape.customer else {
        return parties.values[rows].update(repeating: -1)
      }
      return intake.parties.findNodes(customers[rows], into: start + rows.lowerBound) {
        cells[rows.lowerBound + $0, place] ?? empty
      }
    }
    for row in rows {
      func cell(_ column: Int?) -> FieldBytes? {
        column.flatMap { cells[row, $0] }.flatMap { $0.isEmpty ? nil : $0 }
      }
      let (email, phone) = (cell(shape.email), cell(shape.phone))
      start[row] = intake.parties.party(id: cell(shape.customer), email: email, phone: phone)
      if shape.email != nil { emails.values[row] = intake.words.code(of: email) }
      if shape.phone != nil { phones.values[row] = intake.words.code(of: phone) }
    }
  }

  /// Makes the rows' codes those of the intake: new words are entered row by row.
  private mutating func enterWords(_ rows: Range<Int>, _ intake: inout Intake) {
    let codes = codes.values
    let starts = stride(from: 0, to: shape.words.count * room, by: max(1, room))
    if missing > 0 {
      for row in rows {
        for start in starts {
          let own = codes[start + row]
          guard own >= 0, entered[Int(own)] < 0 else { continue }
          entered[Int(own)] = words.withUTF8(own) { intake.words.code(of: $0) }
          missing -= 1
        }
      }
    }
    entered.withUnsafeBufferPointer { entered in
      for start in starts {
        let places = UnsafeMutableBufferPointer(
          rebasing: codes[(start + rows.lowerBound)..<(start + rows.upperBound)])
        for place in places.indices where places[place] >= 0 {
          places[place] = entered[Int(places[place])]
        }
      }
    }
  }
}
