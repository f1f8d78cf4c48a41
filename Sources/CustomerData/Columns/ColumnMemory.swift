import Foundation

/// Memory that columns lie in and that goes when the last of them goes: a room of our own, or a
/// mapped file.
@usableFromInline
// Nothing writes here once a column has been made of it, so threads may share it.
final class ColumnMemory: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer
  private let isMapped: Bool

  private init(_ bytes: UnsafeRawBufferPointer, isMapped: Bool) {
    self.bytes = bytes
    self.isMapped = isMapped
  }

  deinit {
    guard let start = bytes.baseAddress else { return }
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
    } else {
      start.deallocate()
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

  /// From this size on pages of 2 MiB are asked for: a page is cleared and entered one by one
  /// when it is first written to, which otherwise costs more than the writing.
  private static let largePages = 4 << 20

  private static func allocate(_ count: Int) -> (ColumnMemory, UnsafeMutableRawPointer) {
    if count >= largePages, let place = pages(count) {
      let bytes = UnsafeRawBufferPointer(start: place, count: count)
      return (ColumnMemory(bytes, isMapped: true), place)
    }
    let place = UnsafeMutableRawPointer.allocate(byteCount: Swift.max(1, count), alignment: 16)
    let bytes = UnsafeRawBufferPointer(start: place, count: count)
    return (ColumnMemory(bytes, isMapped: false), place)
  }

  private static func pages(_ count: Int) -> UnsafeMutableRawPointer? {
    let place = mmap(nil, count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0)
    guard let place, place != MAP_FAILED else { return nil }
    #if os(Linux)
      madvise(place, count, MADV_HUGEPAGE)
    #endif
    return place
  }

  /// Zeros that take no memory: pages that nothing is written to are all the same one.
  static func zeros(_ count: Int) -> ColumnMemory? {
    guard count > 0 else { return nil }
    let place = mmap(nil, count, PROT_READ, MAP_PRIVATE | MAP_ANON, -1, 0)
    guard let place, place != MAP_FAILED else { return nil }
    return ColumnMemory(UnsafeRawBufferPointer(start: place, count: count), isMapped: true)
  }

  /// The first bytes of a file, read-only; nil when the system refuses, `errno` says why.
  static func map(_ descriptor: Int32, count: Int) -> ColumnMemory? {
    guard count > 0 else { return nil }
    let place = mmap(nil, count, PROT_READ, MAP_SHARED, descriptor, 0)
    guard let place, place != MAP_FAILED else { return nil }
    return ColumnMemory(UnsafeRawBufferPointer(start: place, count: count), isMapped: true)
  }
}
