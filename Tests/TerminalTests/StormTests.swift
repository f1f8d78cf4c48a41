import Foundation
import Support
import Testing

extension ProgramTests {
  @Suite("The real program under storms") struct StormTests {
    @Test("300 keys by chance never end it, and Q leaves cleanly", arguments: Seed.some(5))
    func randomKeys(seed: Int) throws {
      var chance = Seed(seed)
      let columns = [100, 160, 40, 80, 60][seed % 5]
      let dashboard = try OpenDashboard(columns: columns, rows: columns * 3 / 10)
      #expect(dashboard.program.wait { $0.modes.contains(1049) })
      var typed: [String] = []
      for _ in 0..<300 {
        let key = chance.pick(Self.keys)
        typed.append(key)
        dashboard.program.send(key)
      }
      // Out of every field and dialog, whatever they are, then off.
      for _ in 0..<30 { dashboard.program.send("\u{1B}\u{1B}[Z") }
      #expect(dashboard.program.isSilent(milliseconds: 300))
      for _ in 0..<12 {
        dashboard.program.send("\u{1B}")
        #expect(dashboard.program.isSilent(milliseconds: 60))
      }
      let status = dashboard.leave()
      #expect(status == 0, "\(typed)\n\(dashboard.picture)")
      #expect(dashboard.program.screen.isRestored)
      #expect(dashboard.program.screen.unknown.isEmpty, "\(dashboard.program.screen.unknown)")
    }

    @Test("A storm of the mouse is survived, inside the window and out of it")
    func mouse() throws {
      var chance = Seed(7)
      let dashboard = try OpenDashboard()
      #expect(dashboard.start())
      for _ in 0..<600 {
        let button = chance.pick([0, 0, 0, 1, 2, 32, 64, 65, 35])
        let (x, y) = (chance.int(1...130), chance.int(1...40))
        dashboard.program.send("\u{1B}[<\(button);\(x);\(y)\(chance.oneIn(2) ? "M" : "m")")
      }
      dashboard.program.send("\u{1B}[<0;999999999999999999999;1M\u{1B}[<0;1M\u{1B}[<;;M")
      #expect(dashboard.program.isSilent(milliseconds: 300))
      for _ in 0..<12 { dashboard.program.send("\u{1B}") }
      #expect(dashboard.program.isSilent(milliseconds: 300))
      #expect(dashboard.type("1") { $0.contains("Net revenue") }, "\(dashboard.picture)")
      #expect(dashboard.leave() == 0)
    }

    @Test("Pastes are text, never commands, however long and strange")
    func pastes() throws {
      let dashboard = try OpenDashboard()
      #expect(dashboard.start())
      let strange = "Q\u{1B}[31mq\u{3}\u{0}\nqQ\u{202E}é山👩‍💻"
      for _ in 0..<20 {
        dashboard.program.send("\u{1B}[200~" + strange + "\u{1B}[201~")
      }
      #expect(dashboard.type("5") { $0.contains("Zoé") })
      #expect(dashboard.type("/") { $0.contains("clear") }, "\(dashboard.picture)")
      dashboard.program.send(
        "\u{1B}[200~" + String(repeating: strange, count: 4000) + "\u{1B}[201~")
      #expect(dashboard.type("\u{1B}\u{1B}") { _ in true })
      #expect(dashboard.program.isSilent(milliseconds: 300))
      #expect(dashboard.type("1") { $0.contains("Net revenue") }, "\(dashboard.picture)")
      #expect(!dashboard.program.outputText.contains("\u{1B}[31m"))
      #expect(dashboard.leave() == 0)
    }

    /// All that may be typed but what ends the program by right.
    static let keys: [String] =
      (Array("abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPRSTUVWXYZ0123456789 /:?-=*<>[]'\"().")
        .map(String.init))
      + ["\u{1B}[A", "\u{1B}[B", "\u{1B}[C", "\u{1B}[D", "\u{1B}[H", "\u{1B}[F", "\u{1B}[5~"]
      + [
        "\u{1B}[6~", "\u{1B}[3~", "\u{1B}[Z", "\u{1B}[1;2A", "\u{1B}[1;2B", "\u{1B}OR", "\u{1B}OS",
      ]
      + [
        "\r", "\r", "\r", "\t", "\u{7F}", "\u{1B}", "\u{1B}", "\u{4}", "\u{15}", "\u{0B}", "\u{17}",
      ]
      + ["é", "山", "\u{1B}[<0;20;8M\u{1B}[<0;20;8m", "\u{1B}[<65;20;12M"]
  }
}
