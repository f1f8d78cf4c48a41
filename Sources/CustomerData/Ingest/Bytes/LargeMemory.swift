import Foundation

extension Array where Element: BitwiseCopyable {
  /// Makes room, in large pages where the system has them: a first touch then costs one fault for
  /// two megabytes, not for four kilobytes (Linux, transparent huge pages by `madvise`).
  mutating func reserveLarge(_ room: Int) {
    guard room > capacity else { return }
    reserveCapacity(room)
    #if os(Linux)
      let bytes = capacity * MemoryLayout<Element>.stride
      guard bytes >= 4 << 20 else { return }
      withUnsafeMutableBytes { memory in
        guard let start = memory.baseAddress else { return }
        let page = UInt(getpagesize())
        let first = (UInt(bitPattern: start) + page - 1) / page * page
        let count = UInt(bitPattern: start) + UInt(bytes) - first
        // Advice only: where it is not taken, nothing is lost.
        _ = madvise(UnsafeMutableRawPointer(bitPattern: first), Int(count), MADV_HUGEPAGE)
      }
    #endif
  }
}
