import Foundation

/// A stretch of memory that is zero where nothing was written. A large one is mapped: its pages take
/// no room before they are touched.
final class GrowingMemory {
  let start: UnsafeMutableRawPointer
  /// Bytes.
  let count: Int
  private let isMapped: Bool

  /// From this size on it is mapped.
  private static let large = 1 << 20

  init(_ bytes: Int) {
    if bytes >= Self.large, let stretch = LargePages.take(bytes) {
      (start, count, isMapped) = (stretch.start, stretch.count, true)
      if !stretch.isZero { memset(start, 0, count) }
    } else {
      (count, isMapped) = (max(16, bytes), false)
      start = .allocate(byteCount: count, alignment: 16)
      start.initializeMemory(as: UInt8.self, repeating: 0, count: count)
    }
  }

  deinit {
    if isMapped { LargePages.give(start, count) } else { start.deallocate() }
  }

  /// Takes over bytes at its beginning.
  func copy(_ bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress else { return }
    start.copyMemory(from: source, byteCount: bytes.count)
  }
}
