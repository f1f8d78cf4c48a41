import Audiences
import Support
import Testing

@Suite("Any text")
struct ParserFuzzTests {
  private func check(_ text: String) {
    let count = text.count
    for span in AudienceExpression.spans(of: text) {
      #expect(span.range.lowerBound >= 0 && span.range.upperBound <= count)
    }
    do throws(ExpressionError) {
      let expression = try AudienceExpression(parsing: text)
      #expect(try AudienceExpression(parsing: expression.text) == expression, "\(text)")
    } catch {
      #expect(error.range.lowerBound >= 0 && error.range.upperBound <= max(1, count), "\(text)")
      #expect(!error.message(in: text).isEmpty)
    }
  }

  @Test("of random bytes is read or refused, never a crash", arguments: Seed.some(150))
  func bytes(case number: Int) {
    var seed = Seed(number)
    let bytes = (0..<seed.int(0...60)).map { _ in UInt8(seed.int(0...255)) }
    check(String(decoding: bytes, as: UTF8.self))
  }

  @Test(
    "of random words of the language is read or refused, never a crash", arguments: Seed.some(600))
  func tokens(case number: Int) {
    var seed = Seed(number &+ 7_000)
    let words =
      Field.all.map(\.name) + [
        "and", "or", "not", "but", "(", ")", "in", "last", "this", "next", "90", "2011", "days",
        "month", "ago", ">=", "=", "!=", "<", "+", "-", "*", "/", "\"FR\"", "66%", "EUR", "bought",
        "ordered", "never", "product", "category", "any", "at", "least", "most", "more", "than",
        "2",
        "times", "units", "then", "within", "between", "since", "before", "2011-02", "2011-02-28",
        "today", "sample", "seed", "of", "audience", "is", "known", "unknown", "top", "by", "as",
        "where", "channel", "discounted", "contains", "starts", "with", "everyone", ",", "once",
        "#",
        "\n", "\"", "€", "refunded", "exactly", "start", "end", "0", "1.5",
      ]
    check((0..<seed.int(1...14)).map { _ in seed.pick(words) }.joined(separator: " "))
  }

  @Test(
    "one change away from an expression is read or refused, never a crash",
    arguments: Seed.some(300))
  func mutations(case number: Int) {
    var seed = Seed(number &+ 90_000)
    var sentence = RandomSentence(Seed(number))
    var characters = Array(sentence.text())
    for _ in 0..<seed.int(1...3) where !characters.isEmpty {
      let place = seed.int(0...(characters.count - 1))
      switch seed.int(0...2) {
      case 0: characters.remove(at: place)
      case 1: characters.insert(seed.pick(Array("()\"%-. é#=<9\n\\")), at: place)
      default: characters.removeSubrange(place...)
      }
    }
    check(String(characters))
  }
}
