import Retention
import Support
import Testing

@Suite("Formulas")
struct FormulaTests {
  private let inputs = [
    Input("n(S)", "before", 8), Input("n(R)", "kept", 6), Input("S", "another", 100),
    Input("sum(c, 0..k)", "so far", 12.5), Input("silence", "days", 30), Input("a", "a", 2),
    Input("b", "b", 3),
  ]

  private func value(_ text: String) throws -> Double { try Formula(text).evaluate(inputs) }

  @Test(
    "times before plus, left before right, brackets before both",
    arguments: [
      ("1 + 2 * 3", 7.0), ("(1 + 2) * 3", 9), ("8 / 4 / 2", 1), ("8 - 4 - 2", 2),
      ("8 / (4 / 2)", 4), ("10 - 2 × 3", 4), ("10 − 3 + 1", 8), (" 2 ", 2), ("1.5*4", 6),
      ("((((5))))", 5), ("2 * (3 + 4) * 5", 70), (".5", 0.5),
    ])
  func arithmetic(text: String, expected: Double) throws { #expect(try value(text) == expected) }

  @Test("a bracket after a word belongs to the word")
  func brackets() throws {
    #expect(try value("1 - n(R) / n(S)") == 0.25)
    #expect(try value("sum(c, 0..k) * a") == 25)
    #expect(try value("silence / (a * b)") == 5)
    #expect(try value("S + n(S)") == 108)
  }

  @Test("a letter without a value is named")
  func unknown() {
    #expect(throws: Formula.Failure.unknownSymbol("n(T)")) { try value("n(S) / n(T)") }
    #expect(throws: Formula.Failure.unknownSymbol("n")) { try value("n / n(S)") }
    #expect(throws: Formula.Failure.unknownSymbol("n(S")) { try value("n(S") }
  }

  @Test("words that a computer takes for numbers are words", arguments: ["nan", "inf", "infinity"])
  func notNumbers(word: String) throws {
    #expect(throws: Formula.Failure.unknownSymbol(word)) { try value(word) }
    #expect(try Formula(word).evaluate([Input(word, "a word", 4)]) == 4)
  }

  @Test(
    "what cannot be read says where",
    arguments: [
      ("", 0), ("1 +", 3), ("(1 + 2", 6), ("1 2", 2), ("* 3", 0), ("1 + - 2", 4), ("a)", 1),
    ])
  func unreadable(text: String, offset: Int) {
    #expect(throws: Formula.Failure.unexpected(offset: offset)) { try value(text) }
  }

  @Test("values take the letters' places, whole letters only")
  func substitution() {
    func show(_ text: String) -> String {
      Formula(text).substituted(inputs) { "\(Int($0.value))" }
    }
    #expect(show("1 - n(R) / n(S)") == "1 - 6 / 8")
    #expect(show("S + n(S) + Sx + n(S, S)") == "100 + 8 + Sx + n(S, S)")
    #expect(show("silence / (a * b)") == "30 / (2 * 3)")
    #expect(show("n(unknown) × a") == "n(unknown) × 2")
  }

  @Test("a value that looks like a letter is not read again")
  func noSecondReading() {
    let shown = Formula("a / b").substituted(inputs) { $0.symbol == "a" ? "7 b" : "9 a" }
    #expect(shown == "7 b / 9 a")
  }

  @Test("a substituted formula gives the formula's value", arguments: Seed.some(60))
  func sameValue(case number: Int) throws {
    var seed = Seed(number)
    func term(_ depth: Int) -> String {
      if depth == 0 || seed.oneIn(3) { return seed.pick(inputs).symbol }
      let sign = seed.pick(["+", "-", "*", "×", "−"])
      return "(\(term(depth - 1)) \(sign) \(term(depth - 1)))"
    }
    let text = term(4)
    let digits = Formula(text).substituted(inputs) { "\($0.value)" }
    #expect(try Formula(digits).evaluate([]) == value(text))
  }
}
