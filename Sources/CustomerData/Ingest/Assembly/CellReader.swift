/// Reads the cells of one row after the other; what is not plain is told.
struct CellReader {
  private let cells: PlainCells
  /// The row it stands on.
  var row = 0 {
    didSet { isPlain = true }
  }
  /// Whether all cells so far of this row were plain.
  var isPlain = true
  /// Whether an amount had decimals behind a point.
  private(set) var hasPoint = false

  init(_ cells: PlainCells) { self.cells = cells }

  /// A cell as it stands; empty where the file has no such column.
  @inline(__always)
  func cell(_ place: Int?) -> FieldBytes {
    guard let place else { return FieldBytes(start: nil, count: 0) }
    return cells[row, place] ?? FieldBytes(start: cells.text, count: 1)
  }

  /// A cell's bytes without the quotes around; nil when quotes are doubled within.
  @inline(__always)
  func bytes(_ place: Int?) -> FieldBytes? {
    guard let place else { return FieldBytes(start: nil, count: 0) }
    return cells[row, place]
  }

  /// Whether a cell is empty.
  @inline(__always)
  func isEmpty(_ place: Int?) -> Bool {
    guard let place else { return true }
    return cells[row, place]?.isEmpty == true
  }

  /// Whether all cells of a stretch of columns are empty.
  @inline(__always)
  func areEmpty(_ places: ClosedRange<Int>) -> Bool { cells.areEmpty(row, places) }

  /// A cell that is the text it stands for; nil when it is not.
  @inline(__always)
  func text(_ place: Int?) -> FieldBytes? {
    guard let cell = bytes(place), cell.isEmpty || Row.isEven(cell) else { return nil }
    return cell
  }

  /// A cell that is the id it stands for, perhaps behind the apostrophe that keeps Excel away; nil
  /// when something about it needs saying.
  @inline(__always)
  func identifier(_ place: Int?) -> FieldBytes? {
    guard let place else { return FieldBytes(start: nil, count: 0) }
    guard var cell = cells[row, place] else { return nil }
    if cell.isEmpty { return cell }
    if cell[0] == Byte.apostrophe { cell = FieldBytes(rebasing: cell.dropFirst()) }
    guard !cell.isEmpty, Row.isEven(cell) else { return nil }
    for byte in cell where byte < Byte.zero || byte == Byte.at {
      // A space or dash within is no harm; a point, a plus or a comma may be a spreadsheet's.
      if byte != Byte.space && byte != Byte.minus { return nil }
    }
    return cell
  }

  /// An amount in hundredths; none where the cell is empty.
  @inline(__always)
  mutating func amount(_ place: Int?) -> Int32 {
    guard let place else { return AmountColumn.none }
    guard let cell = cells[row, place] else {
      isPlain = false
      return AmountColumn.none
    }
    if cell.isEmpty { return AmountColumn.none }
    guard let amount = PlainField.hundredths(cell), amount.value <= Int32.max else {
      isPlain = false
      return AmountColumn.none
    }
    hasPoint = hasPoint || amount.hasPoint
    return Int32(truncatingIfNeeded: amount.value)
  }
}
