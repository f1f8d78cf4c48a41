import CSodium

/// SHA-256 in lower-case hexadecimal, without salt, as advertising platforms ask for.
public enum ContactHash {
  /// The hash of a normalized value; "" stays "" and 64 hexadecimal digits are never hashed again.
  public static func sha256(_ normalized: String) -> String {
    if normalized.isEmpty { return "" }
    if isHash(normalized) { return normalized.lowercased() }
    return hexadecimal(digest(of: Array(normalized.utf8)))
  }

  /// Whether a value is already a SHA-256: 64 hexadecimal digits in any case.
  public static func isHash(_ value: String) -> Bool {
    value.utf8.count == 64 && value.utf8.allSatisfy(isHexadecimalDigit)
  }

  static func digest(of bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
    return digest
  }

  static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }

  private static func isHexadecimalDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}
