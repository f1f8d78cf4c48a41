/// A table of counters in memory of its own: one thread adds to it in place, without the checks an
/// array makes on every change (measured 0.3 against 1.7 ns a count).
///
/// Copies share the memory. `@unchecked Sendable`: one thread writes to a cell, and it is read only
/// after that thread has ended.
struct CounterTable<Cell: BitwiseCopyable>: @unchecked Sendable {
  /// The counters; valid as long as the table is held.
  let cells: UnsafeMutableBufferPointer<Cell>
  private let memory: Memory

  private final class Memory {
    let cells: UnsafeMutableBufferPointer<Cell>

    init(_ cells: UnsafeMutableBufferPointer<Cell>) { self.cells = cells }

    deinit { cells.deallocate() }
  }

  /// That many counters, all as given.
  init(repeating cell: Cell, count: Int) {
    self.init(capacity: count)
    cells.initialize(repeating: cell)
  }

  /// Room for that many, which whoever writes them counts; memory is taken only as it is filled.
  init(capacity: Int) {
    cells = .allocate(capacity: capacity)
    memory = Memory(cells)
  }

  /// A copy of the first counters; nil: of all.
  func values(first count: Int? = nil) -> [Cell] { values(0..<(count ?? cells.count)) }

  /// A copy of some counters.
  func values(_ places: Range<Int>) -> [Cell] {
    withExtendedLifetime(memory) { Array(cells[places]) }
  }
}
