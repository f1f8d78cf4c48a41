import Destinations
import Support
import Testing

@Suite("Holdout")
struct HoldoutTests {
  static let ids = (0..<20_000).map { "C-\($0)" }

  @Test("the share held out is the share asked for", arguments: [0.01, 0.05, 0.1, 0.5])
  func share(asked: Double) {
    let holdout = Holdout(share: asked, seed: "win-back")
    let share = Double(Self.ids.count(where: holdout.holdsOut)) / Double(Self.ids.count)
    // Four standard deviations of a fair draw.
    #expect(abs(share - asked) < 4 * (asked * (1 - asked) / Double(Self.ids.count)).squareRoot())
  }

  @Test("a larger holdout keeps everyone the smaller one held out", arguments: Seed.some(20))
  func nested(seed: Int) {
    let small = Holdout(share: 0.1, seed: "campaign \(seed)")
    let large = Holdout(share: 0.25, seed: "campaign \(seed)")
    #expect(Self.ids.prefix(2000).filter(small.holdsOut).allSatisfy(large.holdsOut))
  }

  @Test("two campaigns draw independently")
  func independent() {
    let a = Holdout(share: 0.5, seed: "spring")
    let b = Holdout(share: 0.5, seed: "autumn")
    let both = Self.ids.count { a.holdsOut($0) && b.holdsOut($0) }
    #expect((4700...5300).contains(both))
  }

  @Test("the draw is the first 53 bits of SHA-256 over seed, zero and id")
  func pinned() {
    // printf 'pilot-07\0C-1001' | sha256sum: f03fae3e7618bd33… ; 0xf03fae3e7618bd33 ÷ 2⁶⁴, worked out by Python.
    let place = Holdout(share: 0.1, seed: "pilot-07").uniform("C-1001")
    #expect(abs(place - 0.9384716894620365) < 1e-15)
  }

  @Test("nobody at 0, everybody at 1")
  func ends() {
    #expect(!Self.ids.contains(where: Holdout(share: 0, seed: "x").holdsOut))
    #expect(Self.ids.allSatisfy(Holdout(share: 1, seed: "x").holdsOut))
  }

  @Test(
    "a share is read in percent",
    arguments: [
      ("10%", 0.1), ("10", 0.1), ("2.5 %", 0.025), ("2,5%", 0.025), ("0", 0), ("100%", 1),
      ("101", nil), ("-1", nil), ("", nil), ("ten", nil), ("1e1", nil), ("10%%", nil),
    ] as [(String, Double?)])
  func parsing(text: String, share: Double?) {
    #expect(Holdout.share(parsing: text) == share)
  }
}
