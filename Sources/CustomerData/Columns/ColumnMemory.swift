import Foundation

/// Memory that columns lie in and that goes when the last of them goes: a room of our own, or a
/// mapped file.
@usableFromInline
// Nothing writes here once a column has been made of it, so threads may share it.
final class ColumnMemory: @unchecked Sendable {
  private enum Source {
    case heap, mapping, largePages
    case grown(GrowingMemory)
  }

  let bytes: UnsafeRawBufferPointer
  private let source: Source

  private init(_ bytes: UnsafeRawBufferPointer, _ source: Source) {
    self.bytes = bytes
    self.source = source
  }

  /// Memory in which something has grown, and which nothing writes to any more.
  init(_ grown: GrowingMemory) {
    bytes = UnsafeRawBufferPointer(start: grown.start, count: grown.count)
    source = .grown(grown)
  }

  deinit {
    guard let start = UnsafeMutableRawPointer(mutating: bytes.baseAddress) else { return }
    switch source {
    case .heap: start.deallocate()
    case .mapping: munmap(start, bytes.count)
    case .largePages: LargePages.give(start, bytes.count)
    case .grown: break
    }
  }

  /// Room for values, set by `fill`, which tells how many it has set.
  static func room<Element: BitwiseCopyable>(
    for count: Int, of: Element.Type, fill: (UnsafeMutableBufferPointer<Element>) -> Int
  ) -> (memory: ColumnMemory, values: UnsafeBufferPointer<Element>) {
    let (memory, start) = allocate(count * MemoryLayout<Element>.stride)
    let room = UnsafeMutableBufferPointer(
      start: start.bindMemory(to: Element.self, capacity: count), count: count)
    let filled = fill(room)
    precondition(filled >= 0 && filled <= count, "\(filled) values in a room for \(count)")
    return (memory, UnsafeBufferPointer(rebasing: room[..<filled]))
  }

  private static func allocate(_ count: Int) -> (ColumnMemory, UnsafeMutableRawPointer) {
    if count >= LargePages.size, let stretch = LargePages.take(count) {
      let bytes = UnsafeRawBufferPointer(start: stretch.start, count: stretch.count)
      return (ColumnMemory(bytes, .largePages), stretch.start)
    }
    let place = UnsafeMutableRawPointer.allocate(byteCount: Swift.max(1, count), alignment: 16)
    let bytes = UnsafeRawBufferPointer(start: place, count: count)
    return (ColumnMemory(bytes, .heap), place)
  }

  /// Zeros that take no memory: pages that nothing is written to are all the same one.
  static func zeros(_ count: Int) -> ColumnMemory? {
    guard count > 0 else { return nil }
    let place = mmap(nil, count, PROT_READ, MAP_PRIVATE | MAP_ANON, -1, 0)
    guard let place, place != MAP_FAILED else { return nil }
    return ColumnMemory(UnsafeRawBufferPointer(start: place, count: count), .mapping)
  }

  /// The first bytes of a file, read-only; nil when the system refuses, `errno` says why.
  static func map(_ descriptor: Int32, count: Int) -> ColumnMemory? {
    guard count > 0 else { return nil }
    let place = mmap(nil, count, PROT_READ, MAP_SHARED, descriptor, 0)
    guard let place, place != MAP_FAILED else { return nil }
    return ColumnMemory(UnsafeRawBufferPointer(start: place, count: count), .mapping)
  }
}
