import Support
import TerminalKit
import Testing

@testable import Dashboard

@Suite("Every screen line by line") struct LinearScreenTests {
  /// What `LinearTerminal` asks for.
  private static let size = Size(width: 76, height: 40)

  private func lines(_ session: Session) -> LinearText { LinearText(session.canvas) }

  private static func isDrawing(_ scalar: Unicode.Scalar) -> Bool {
    (0x2500...0x259F).contains(scalar.value) || (0x2800...0x28FF).contains(scalar.value)
  }

  @Test("no line is a drawing, and the keys are told last", arguments: ScreenPlace.all)
  func words(_ place: ScreenPlace) async throws {
    for language in Language.allCases {
      let session = try await place.session(language, size: Self.size)
      let text = lines(session)
      #expect(text.lines.count > 1)
      #expect(!text.lines.contains { $0.unicodeScalars.contains(where: Self.isDrawing) })
      let hint = try #require(session.dashboard.hinted.first)
      #expect(text.lines.last?.contains(hint.label) == true, "\(text.lines.last ?? "")")
    }
  }

  @Test("whatever is written whole is told", arguments: ScreenPlace.all)
  func whole(_ place: ScreenPlace) async throws {
    let session = try await place.session(.english, size: Self.size)
    // A dialog, a menu or a guide covers what was written before it.
    let covering = ["tour", "choices", "customers-columns", "atrisk-sort"]
    guard session.dashboard.dialogs.isEmpty, !covering.contains(place.name) else { return }
    func bare(_ text: String) -> String {
      String(
        String.UnicodeScalarView(
          text.unicodeScalars.filter {
            !Self.isDrawing($0) && !" []>\u{FE0F}\u{200D}".unicodeScalars.contains($0)
          }))
    }
    let told = bare(lines(session).lines.joined())
    for writing in session.writings where !writing.isCut {
      #expect(told.contains(bare(writing.text)), "\(writing.text)")
    }
  }

  @Test(
    "a step to another row is told by that row",
    arguments: ScreenPlace.all.filter {
      ["atrisk", "customers", "audiences", "builder-new", "view-repeats", "segments-list"]
        .contains($0.name)
    })
  func step(_ place: ScreenPlace) async throws {
    var session = try await place.session(.english, size: Self.size)
    let before = lines(session)
    await session.press(.down)
    let news = lines(session).news(since: before)
    #expect(news.contains { $0.hasPrefix("> ") || $0.contains("[") }, "\(news)")
  }
}
