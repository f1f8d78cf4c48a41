import Support
import TerminalKit
import Testing

@testable import Dashboard

@Suite("The log of messages") struct LogDialogTests {
  @Test(
    "What the status line said stays in the log, the latest first, when a key has cleared the line")
  func kept() async {
    var session = await Session(.village)
    await session.press("u")
    let first = session.dashboard.message?.text ?? ""
    await session.press("M")
    let second = session.dashboard.message?.text ?? ""
    #expect(!first.isEmpty && !second.isEmpty && first != second)
    await session.press(.key(.alt("l")))
    #expect(session.dashboard.message == nil)
    let log = session.dialog(LogDialog.self)?.messages.map(\.text) ?? []
    #expect(log.starts(with: [second, first]))
    let rows = session.rows
    let places = [second, first].map { said in rows.firstIndex { $0.contains(said.prefix(30)) } }
    #expect(places.compactMap { $0 }.count == 2 && (places[0] ?? 0) < (places[1] ?? 0))
    await session.press(.enter)
    #expect(session.dialog(LogDialog.self) == nil)
  }

  @Test("A log without messages says so, and the palette finds it by its name")
  func empty() async {
    var session = await Session(.village)
    await session.press(":", "log of", .enter)
    #expect(session.dialog(LogDialog.self)?.messages.isEmpty == true)
    #expect(session.shows("nothing was said yet"))
  }

  @Test("The log forgets the oldest of too many messages, and scrolls no further than the last one")
  func bounded() async {
    var session = await Session(.village)
    for number in 1...250 { session.complain("word \(number)") }
    await session.press(.key(.alt("l")))
    #expect(session.dialog(LogDialog.self)?.messages.count == 200)
    #expect(session.shows("word 250"))
    for _ in 0..<30 { await session.press(.pageDown) }
    #expect(session.dialog(LogDialog.self)?.offset == 199 && session.shows("word 51"))
  }
}
