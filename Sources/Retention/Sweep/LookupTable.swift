/// Numbers worked out once and read by every thread of a sweep.
///
/// `@unchecked Sendable`: nothing writes to it after it is made.
struct LookupTable<Entry: BitwiseCopyable>: @unchecked Sendable {
  /// The numbers; valid as long as the table is held.
  let entries: UnsafeBufferPointer<Entry>
  private let memory: CounterTable<Entry>

  init(_ values: [Entry]) {
    memory = CounterTable(capacity: values.count)
    _ = memory.cells.initialize(fromContentsOf: values)
    entries = UnsafeBufferPointer(memory.cells)
  }
}
