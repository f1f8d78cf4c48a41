import Support
import Testing

@testable import CustomerData

@Suite("Cutting blocks of 64 bytes") struct BlockCutterTests {
  private struct Cut: Equatable {
    var outcome: BlockCutter.Outcome
    var stops, lasts, innerLines: [UInt32]
    var next: Int
    var isInside, hasDoubled: Bool
  }

  /// Bytes that mean something to the cutter, and some that break the rules.
  private func bytes(_ random: inout Seed) -> [UInt8] {
    let parts = [
      ",", ",", ",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,", "\n", "a", "12.50", "\"x,y\"", "é", "😀",
      "\"a\nb\"", "\"a\"\"b\"", "\r\n", "some words that are longer", "\"\"",
    ]
    let breaking: [[UInt8]] = [[0], [0xE9], [0xC0, 0x80], Array("\"".utf8), Array("\"\r".utf8)]
    var bytes: [UInt8] = []
    for _ in 0..<random.int(1...120) { bytes += Array(random.pick(parts).utf8) }
    if random.oneIn(3) {
      let place = random.int(0...bytes.count)
      bytes.insert(contentsOf: random.pick(breaking), at: place)
    }
    return bytes
  }

  private func cut(
    _ bytes: [UInt8], from start: Int, limit: Int, isAtEnd: Bool, isPortable: Bool
  ) -> Cut {
    let padding = 64
    let text =
      Array(repeating: UInt8(32), count: padding) + bytes
      + Array(repeating: UInt8(32), count: padding)
    var stops = Array(repeating: UInt32(0), count: bytes.count + 2 * padding)
    var (lasts, lines) = (stops, stops)
    return text.withUnsafeBufferPointer { text in
      stops.withUnsafeMutableBufferPointer { stops in
        lasts.withUnsafeMutableBufferPointer { lasts in
          lines.withUnsafeMutableBufferPointer { lines in
            guard let first = text.baseAddress, let stop = stops.baseAddress,
              let last = lasts.baseAddress, let line = lines.baseAddress
            else { preconditionFailure("arrays without memory") }
            var cutter = BlockCutter(
              text: first + padding, end: bytes.count, isAtEnd: isAtEnd, delimiter: Byte.comma,
              stops: stop, lasts: last, innerLines: line)
            let outcome = cutter.run(from: start, limit: limit, isPortable: isPortable)
            let records = cutter.records
            let count = records == 0 ? 0 : Int(last[records - 1])
            return Cut(
              outcome: outcome, stops: Array(stops[...count]), lasts: Array(lasts[..<records]),
              innerLines: outcome == .irregular ? [] : cutter.innerLines, next: cutter.next,
              isInside: cutter.isInside, hasDoubled: cutter.hasDoubled)
          }
        }
      }
    }
  }

  @Test(
    "What this processor's widest vectors find is what any processor finds",
    arguments: Seed.some(300))
  func wide(seed: Int) {
    var random = Seed(seed)
    let bytes = bytes(&random)
    let start = random.int(0...min(70, bytes.count - 1))
    let limit = random.int(start...(bytes.count + 10))
    let isAtEnd = random.oneIn(2)
    let portable = cut(bytes, from: start, limit: limit, isAtEnd: isAtEnd, isPortable: true)
    #expect(
      cut(bytes, from: start, limit: limit, isAtEnd: isAtEnd, isPortable: false) == portable,
      "seed \(seed)")
  }
}
