import Audiences
import Foundation
import Support
import TerminalKit
import Testing
import Workspace

@testable import Dashboard

@Suite("The Audiences screen") struct AudiencesScreenTests {
  private func scene(_ language: Language) -> Scene {
    Scene(wording: Wording(language), summary: nil, scope: Scope(), size: .wide)
  }

  @Test("while audiences are read nothing is called broken: what waits says that it does")
  func reading() {
    var screen = AudiencesScreen()
    _ = screen.appear(Scope())
    for (language, words) in [
      (Language.english, "audiences are still being read"),
      (.french, "audiences en cours de lecture"),
    ] {
      let keys = screen.keys(scene(language))
      for key in [Key.char("w"), .char("e")] {
        #expect(keys.first { $0.keys.contains(key) }?.unavailable == words)
      }
    }
  }

  @Test("one that can't be read is to be mended, one that can is delivered")
  func read() async throws {
    var session = await Session(.village, size: .wide)
    let audiences = session.services.workspace.audiences
    try audiences.save(SavedAudience(name: "Zoe", expression: "orders >= 1"))
    try Data("# name: Aaa\nnonsense >\n".utf8)
      .write(to: URL(filePath: audiences.directory + "/aaa.tql"))
    await session.press("6", .home)
    #expect(session.screen(AudiencesScreen.self)?.current?.audience == nil)
    await session.press("e")
    #expect(session.shows("mend it first: a"))
    await session.press(.tab, "e")
    #expect(session.dialog(ExportDialog.self) != nil)
  }
}
