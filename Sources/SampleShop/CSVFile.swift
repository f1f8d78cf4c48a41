import Foundation

/// Writes comma-separated rows through a buffer, so a file of any length needs the same memory.
final class CSVFile {
  private let handle: FileHandle
  private let name: String
  private var buffer: [UInt8] = []
  private var isRowStart = true
  private static let capacity = 1 << 20

  init(_ name: String, in folder: URL, header: String) throws(SampleShopError) {
    let file = folder.appendingPathComponent(name)
    guard FileManager.default.createFile(atPath: file.path, contents: nil),
      let handle = FileHandle(forWritingAtPath: file.path)
    else { throw .unwritable(name) }
    self.handle = handle
    self.name = name
    buffer.reserveCapacity(CSVFile.capacity + 4096)
    append(header + "\n")
  }

  /// A field, quoted where it must be (RFC 4180).
  func text(_ value: String) {
    separate()
    var value = value
    value.withUTF8 { bytes in
      let needsQuotes = bytes.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
      guard needsQuotes else { return buffer.append(contentsOf: bytes) }
      buffer.append(0x22)
      for byte in bytes {
        if byte == 0x22 { buffer.append(0x22) }
        buffer.append(byte)
      }
      buffer.append(0x22)
    }
  }

  /// Fields that are known to need no quotes: one, or several with commas between.
  func plain(_ value: String) {
    separate()
    append(value)
  }

  func empty(_ count: Int = 1) {
    for _ in 0..<count { separate() }
  }

  func number(_ value: Int) {
    separate()
    digits(value, atLeast: 1)
  }

  /// Cents as "12.90".
  func money(_ cents: Int) {
    separate()
    digits(cents / 100, atLeast: 1)
    buffer.append(0x2E)
    digits(cents % 100, atLeast: 2)
  }

  /// An instant as "2026-03-29 01:58:12 +0100", in Paris; nothing for nil.
  func time(_ instant: Int?) {
    separate()
    guard let instant else { return }
    let offset = ParisClock.offset(at: instant)
    let local = instant + offset
    let date = ParisClock.date(ofDay: local / ParisClock.secondsPerDay)
    let second = local % ParisClock.secondsPerDay
    digits(date.year, atLeast: 4)
    for (mark, part) in [
      (0x2D as UInt8, date.month), (0x2D, date.day), (0x20, second / 3600),
      (0x3A, second / 60 % 60), (0x3A, second % 60),
    ] {
      buffer.append(mark)
      digits(part, atLeast: 2)
    }
    append(offset == 7200 ? " +0200" : " +0100")
  }

  func endRow() throws(SampleShopError) {
    buffer.append(0x0A)
    isRowStart = true
    if buffer.count >= CSVFile.capacity { try flush() }
  }

  func close() throws(SampleShopError) {
    try flush()
    do { try handle.close() } catch { throw .unwritable(name) }
  }

  private func flush() throws(SampleShopError) {
    do { try handle.write(contentsOf: buffer) } catch { throw .unwritable(name) }
    buffer.removeAll(keepingCapacity: true)
  }

  private func separate() {
    if isRowStart { isRowStart = false } else { buffer.append(0x2C) }
  }

  private func append(_ text: String) {
    var text = text
    text.withUTF8 { buffer.append(contentsOf: $0) }
  }

  private func digits(_ value: Int, atLeast width: Int) {
    var divisor = 1
    var places = 1
    while value / divisor >= 10 || places < width {
      divisor *= 10
      places += 1
    }
    while divisor > 0 {
      buffer.append(UInt8(0x30 + value / divisor % 10))
      divisor /= 10
    }
  }
}
