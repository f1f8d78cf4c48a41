/// A decimal number exactly as written: `mantissa / 10^places`, without trailing zeros.
struct Number: Hashable, Sendable {
  let mantissa: Int64
  let places: Int

  init(_ mantissa: Int64, places: Int = 0) {
    var (mantissa, places) = (mantissa, places)
    while places > 0, mantissa % 10 == 0 {
      mantissa /= 10
      places -= 1
    }
    self.mantissa = mantissa
    self.places = places
  }

  /// Reads digits with at most one point; nil with more than 15 digits, which no Double tells apart.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let digits = parts.joined()
    guard (1...2).contains(parts.count), digits.count <= 15, let mantissa = Int64(digits) else {
      return nil
    }
    self.init(mantissa, places: parts.count == 2 ? parts[1].count : 0)
  }

  var negated: Number { Number(-mantissa, places: places) }

  /// The number itself when it is whole.
  var whole: Int? { places == 0 ? Int(mantissa) : nil }

  /// The nearest Double of the number × `factor` / `divisor`; one rounding, so 5% is 0.05.
  func value(times factor: Int64 = 1, over divisor: Int64 = 1) -> Double {
    var scale = Double(divisor)
    for _ in 0..<places { scale *= 10 }
    return Double(mantissa) * Double(factor) / scale
  }

  var text: String {
    guard places > 0 else { return String(mantissa) }
    let digits = String(mantissa.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return (mantissa < 0 ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places)
  }
}
