import Testing

@testable import TerminalKit

@Suite("Written keys")
struct KeyNameTests {
  @Test(
    "A key is known by its written name",
    arguments: [
      ("a", Key.char("a")), ("A", .char("A")), ("?", .char("?")), ("space", .char(" ")),
      ("enter", .enter), ("Esc", .escape), ("shift-up", .shiftUp), ("ctrl-p", .ctrl("p")),
      ("CTRL-P", .ctrl("p")), ("alt-x", .alt("x")), ("f1", .f(1)), ("F12", .f(12)),
      ("pgdn", .pageDown), ("f", .char("f")), ("-", .char("-")), ("<", .char("<")),
    ])
  func named(name: String, key: Key) {
    #expect(Key(named: name) == key)
  }

  @Test(
    "What is no key is refused", arguments: ["", "ctrl-", "ctrl-pp", "f0", "f99", "hyper-x", " "])
  func unknown(name: String) {
    #expect(Key(named: name) == nil)
  }

  @Test("A line of keys holds letters, signs and named keys in angle brackets")
  func line() {
    #expect(Key.keys(in: "jj<enter>x") == [.char("j"), .char("j"), .enter, .char("x")])
    #expect(Key.keys(in: "a<b") == [.char("a"), .char("<"), .char("b")])
    #expect(Key.keys(in: "<ctrl-d><") == [.ctrl("d"), .char("<")])
    #expect(Key.keys(in: "") == [])
    #expect(Key.keys(in: "x<nosuch>") == nil)
  }
}
