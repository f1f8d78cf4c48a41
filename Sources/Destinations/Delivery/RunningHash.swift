import CSodium

/// SHA-256 of bytes that come in pieces.
struct RunningHash {
  private var state = crypto_hash_sha256_state()

  init() { crypto_hash_sha256_init(&state) }

  mutating func update(_ bytes: [UInt8]) {
    crypto_hash_sha256_update(&state, bytes, UInt64(bytes.count))
  }

  /// The hash so far, in lower-case hexadecimal.
  func hexadecimal() -> String {
    var copy = state
    var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    crypto_hash_sha256_final(&copy, &digest)
    return ContactHash.hexadecimal(digest)
  }
}
