import Retention

/// `seg:risk` is short for `rfm.segment = "At Risk"`; what it stands for is always shown.
enum SegmentSugar {
  /// Text with every `seg:` written out, and `and` put between words that need it.
  static func expanded(_ text: String) -> String {
    let words = text.split(separator: " ").map(String.init)
    guard words.contains(where: { $0.lowercased().hasPrefix("seg:") }) else { return text }
    var result: [String] = []
    var needsAnd = false
    for word in words {
      let clause = clause(word)
      if clause != nil, needsAnd { result.append("and") }
      if clause == nil, needsAnd, isAfterSugar(result), !joins(word) { result.append("and") }
      result.append(clause ?? word)
      needsAnd = !joins(word) || word.hasSuffix(")")
    }
    return result.joined(separator: " ")
  }

  /// The segments a short word means: those with a word that begins like it.
  static func segments(_ short: some StringProtocol) -> [Segment] {
    let wanted = short.lowercased()
    guard !wanted.isEmpty else { return [] }
    return Segment.allCases.filter { segment in
      segment.rawValue.lowercased().split(separator: " ").contains { $0.hasPrefix(wanted) }
    }
  }

  private static func clause(_ word: String) -> String? {
    guard word.lowercased().hasPrefix("seg:") else { return nil }
    var found: [Segment] = []
    for short in word.dropFirst(4).split(separator: ",") {
      found += segments(short).filter { !found.contains($0) }
    }
    let names = found.map { "\"\($0.rawValue)\"" }
    switch names.count {
    case 0: return nil
    case 1: return "rfm.segment = \(names[0])"
    default: return "rfm.segment in (\(names.joined(separator: ", ")))"
    }
  }

  private static func isAfterSugar(_ words: [String]) -> Bool {
    words.last?.hasPrefix("rfm.segment") ?? false
  }

  private static func joins(_ word: String) -> Bool {
    ["and", "or", "not", "but", "(", ")"].contains(word.lowercased()) || word.hasSuffix("(")
  }
}
