import Testing

@testable import RetentionEngine

@Suite("Answers kept for a while")
struct RecentAnswersTests {
  @Test("the one not asked for longest goes first")
  func order() {
    var recent = RecentAnswers<String, Int>(limit: 2)
    recent.keep(1, to: "a")
    recent.keep(2, to: "b")
    #expect(recent.answer(to: "a") == 1)
    recent.keep(3, to: "c")
    #expect(recent.answer(to: "b") == nil)
    #expect(recent.answer(to: "a") == 1 && recent.answer(to: "c") == 3)
  }

  @Test("a newer answer to the same question takes the place of the older")
  func again() {
    var recent = RecentAnswers<String, Int>(limit: 2)
    recent.keep(1, to: "a")
    recent.keep(2, to: "b")
    recent.keep(9, to: "a")
    #expect(recent.answer(to: "a") == 9 && recent.answer(to: "b") == 2)
  }
}
