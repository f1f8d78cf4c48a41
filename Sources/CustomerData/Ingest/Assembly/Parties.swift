import Foundation

/// Who is who: shop customer ids, e-mail addresses and phones that belong to one person, joined by
/// union-find. Names and addresses never join anybody.
///
/// A phone joins only rows that have no e-mail address: a household shares a phone.
struct Parties: Sendable {
  enum Kind: UInt8, Sendable {
    case shopID = 105, email = 101, phone = 112  // i e p
  }

  private(set) var words = Vocabulary()
  private var parents: [Int32] = []
  private var scratch: [UInt8] = []

  /// Number of distinct ids, addresses and phones.
  var count: Int { parents.count }

  /// The party of a row; -1 when it names nobody. Amortised near O(length).
  ///
  /// `space` keeps ids of another system (a payment provider's) apart from the shop's own.
  mutating func party(
    id: FieldBytes?, email: FieldBytes?, phone: FieldBytes?, space: String = ""
  ) -> Int32 {
    var party: Int32 = -1
    var hasEmail = false
    if let email, let node = emailNode(email) {
      party = node
      hasEmail = true
    }
    if let id {
      // Some shops use the address as the id: it is an address all the same.
      if id.contains(Byte.at), let node = emailNode(id) {
        party = join(party, node)
        hasEmail = true
      } else {
        party = join(party, node(ofID: id, in: space))
      }
    }
    if !hasEmail, let phone, let node = phoneNode(phone) { party = join(party, node) }
    return party
  }

  private mutating func emailNode(_ email: FieldBytes) -> Int32? {
    guard let place = email.firstIndex(of: Byte.at), place > 0, place < email.count - 1 else {
      return nil
    }
    if email.allSatisfy({ $0 < 0x80 && $0 &- 65 >= 26 }) {
      return enter(words.code(of: email, kind: Kind.email.rawValue))
    }
    scratch.removeAll(keepingCapacity: true)
    if email.allSatisfy({ $0 < 0x80 }) {
      for byte in email { scratch.append(byte &- 65 < 26 ? byte | 32 : byte) }
    } else {
      let text = String(decoding: email, as: UTF8.self)
      let normal = text.precomposedStringWithCanonicalMapping.lowercased()
        .precomposedStringWithCanonicalMapping
      scratch += Array(normal.utf8)
    }
    return node(.email)
  }

  /// Digits, with a leading + where one was written (or 00).
  private mutating func phoneNode(_ phone: FieldBytes) -> Int32? {
    scratch.removeAll(keepingCapacity: true)
    if phone.first == Byte.plus { scratch.append(Byte.plus) }
    for byte in phone where Byte.isDigit(byte) { scratch.append(byte) }
    if scratch.count > 2 && scratch[0] == Byte.zero && scratch[1] == Byte.zero {
      scratch.replaceSubrange(0...1, with: [Byte.plus])
    }
    return scratch.count >= 6 ? node(.phone) : nil
  }

  /// The node of a customer's id, which holds no address.
  @inline(__always)
  mutating func node(ofID id: FieldBytes, in space: String = "") -> Int32 {
    if space.isEmpty { return enter(words.code(of: id, kind: Kind.shopID.rawValue)) }
    scratch.removeAll(keepingCapacity: true)
    scratch += Array(space.utf8) + [Byte.colon]
    scratch.append(contentsOf: id)
    return node(.shopID)
  }

  /// What an id is found by.
  @inline(__always)
  static func key(ofID id: FieldBytes) -> WordKey { WordKey(id, kind: Kind.shopID.rawValue) }

  /// The node of an id whose key is known.
  @inline(__always)
  mutating func node(ofID id: FieldBytes, _ key: WordKey) -> Int32 {
    enter(words.code(of: id, key))
  }

  /// The nodes of ids whose keys are known; -1 for no key.
  mutating func findNodes(
    _ keys: UnsafeBufferPointer<WordKey>, into nodes: UnsafeMutablePointer<Int32>,
    id: (Int) -> FieldBytes
  ) {
    words.find(keys, into: nodes, word: id)
    while parents.count < words.count { parents.append(Int32(truncatingIfNeeded: parents.count)) }
  }

  private mutating func node(_ kind: Kind) -> Int32 {
    enter(scratch.withUnsafeBufferPointer { words.code(of: $0, kind: kind.rawValue) })
  }

  @inline(__always)
  private mutating func enter(_ code: Int32) -> Int32 {
    if code == parents.count { parents.append(code) }
    return code
  }

  private mutating func join(_ first: Int32, _ second: Int32) -> Int32 {
    guard first >= 0 else { return second }
    let (a, b) = (root(of: first), root(of: second))
    if a != b { parents[Int(max(a, b))] = min(a, b) }
    return min(a, b)
  }

  /// The party that stands for all that were joined.
  mutating func root(of party: Int32) -> Int32 {
    var node = party
    while parents[Int(node)] != node {
      parents[Int(node)] = parents[Int(parents[Int(node)])]
      node = parents[Int(node)]
    }
    return node
  }

  /// For each party the one that stands for it. O(parties).
  mutating func roots() -> GrowingColumn<Int32> {
    var roots = GrowingColumn<Int32>(zeros: count)
    roots.withMutableValues { roots in
      for party in roots.indices { roots[party] = root(of: Int32(truncatingIfNeeded: party)) }
    }
    return roots
  }

  /// Whether a node names its customer before another does.
  func precedes(_ node: Int32, _ rival: Int32) -> Bool {
    let (mine, other) = (words.utf8(node), words.utf8(rival))
    let (kind, otherKind) = (Self.rank(mine.first), Self.rank(other.first))
    if kind != otherKind { return kind < otherKind }
    return kind == 0
      ? CustomerID(mine) < CustomerID(other) : mine.lexicographicallyPrecedes(other)
  }

  private static func rank(_ kind: UInt8?) -> Int {
    switch kind {
    case Kind.shopID.rawValue: 0
    case Kind.email.rawValue: 1
    default: 2
    }
  }
}

/// A customer's id with an order in which `9` comes before `10` and `C9` before `C10`.
struct CustomerID: Hashable, Comparable, Sendable {
  let text: String
  /// What stands before the digits at the end; the whole id where there are none, or too many.
  private let stem: String
  /// The digits at the end; -1: none.
  private let number: Int64

  /// From a party's word: kind, then the id, address or phone.
  init(_ word: ArraySlice<UInt8>) {
    let rest = word.dropFirst()
    if word.first == Parties.Kind.shopID.rawValue {
      self.init(text: String(decoding: rest, as: UTF8.self))
    } else {
      let digest = Array(word).withUnsafeBufferPointer { Digest.of($0) }
      self.init(text: "c-" + Fingerprint(value: digest).text.prefix(12))
    }
  }

  init(text: String) {
    self.text = text
    let digits = text.utf8.reversed().prefix(while: Byte.isDigit).count
    let start = text.utf8.index(text.utf8.endIndex, offsetBy: -digits)
    let value = digits <= 18 ? Int64(text[start...]) : nil
    stem = value == nil ? text : String(text[..<start])
    number = value ?? -1
  }

  static func < (first: CustomerID, second: CustomerID) -> Bool {
    if first.stem != second.stem { return first.stem < second.stem }
    return first.number == second.number
      ? first.text < second.text : first.number < second.number
  }
}

/// Runs of digits compare as numbers: `C9` before `C10`, `#999` before `#1000`.
enum NaturalOrder {
  static func precedes(_ first: String, _ second: String) -> Bool {
    var (left, right) = (Array(first.utf8)[...], Array(second.utf8)[...])
    while let a = left.first, let b = right.first {
      if Byte.isDigit(a) && Byte.isDigit(b) {
        let (x, y) = (digits(&left), digits(&right))
        if x.count != y.count { return x.count < y.count }
        if !x.elementsEqual(y) { return x.lexicographicallyPrecedes(y) }
      } else if a != b {
        return a < b
      } else {
        left.removeFirst()
        right.removeFirst()
      }
    }
    return left.isEmpty == right.isEmpty ? first < second : left.isEmpty
  }

  private static func digits(_ text: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let run = text.prefix(while: Byte.isDigit)
    text = text.dropFirst(run.count)
    return run.drop { $0 == Byte.zero }
  }
}
