import Foundation
import Support
import Testing

@Suite("Albums of golden screens")
struct GoldenTests {
  private func album(_ word: String = "12", ink: String = "#ffffff", styles: Int = 2) -> Album {
    var album = Album("SomeScreen")
    let blank = [("-.", "- on #000000", 6)]
    for (name, look) in [("en 6x4 dark", "dark"), ("en 6x4 light", "light")] {
      let first = [("w.", "\(ink) on #000000", styles), ("-.", "- on #000000", 6 - styles)]
      album.add(
        name, look: look, like: look == "dark" ? nil : "en 6x4 dark",
        rows: [word + "    ", "      ", "      ", "      "], styles: [first, blank, blank, blank])
    }
    return album
  }

  @Test("an album read from its own text is the same album, and says rows that repeat once")
  func text() {
    let text = album().text
    #expect(Album(text: text) == album())
    #expect(
      text == """
        SomeScreen
        # en 6x4 dark
        12    │2*w. 4*-.
              │6*-.
        ×2
        # en 6x4 light < en 6x4 dark
        =4
        @ dark
        -. - on #000000
        w. #ffffff on #000000
        @ light
        -. - on #000000
        w. #ffffff on #000000

        """)
  }

  @Test("two colours of the same meaning have two keys")
  func variants() {
    var album = Album("Ramp")
    album.add(
      "1x3", look: "dark", rows: ["abc"],
      styles: [[("r.", "#010101 on -", 1), ("r.", "#020202 on -", 1), ("r.", "#010101 on -", 1)]])
    #expect(album.frames[0].rows[0].styles == "r. r.~2 r.")
    #expect(album.looks["dark"]?["r.~2"] == "#020202 on -")
  }

  @Test("a recording run fails as recorded, the next one passes, a changed word says where")
  func words() throws {
    let folder = try TemporaryFolder()
    func compare(_ album: Album, record: Bool = false) -> Golden.Outcome {
      Golden.compare(
        "some", album, folder: folder.path, environment: record ? ["TENURE_RECORD": "1"] : [:])
    }
    let path = folder.path + "/some.screen"
    #expect(compare(album()) == .recorded(path: path))
    #expect(compare(album()).isSame)
    #expect(
      "\(compare(album("19")))" == """
        \(path)
        en 6x4 dark, row 1, character 2
          recorded  12    \n\
          drawn     19    \n\
                     ^
        en 6x4 light, row 1, character 2
          recorded  12    \n\
          drawn     19    \n\
                     ^
        """)
    #expect(compare(album("19"), record: true) == .recorded(path: path))
    #expect(compare(album("19")).isSame)
  }

  @Test("a changed colour and a changed stretch say what they were")
  func colours() {
    let recorded = album()
    let inked = AlbumDifference(recorded: recorded, drawn: album(ink: "#eeeeee"))
    #expect(
      inked.places == [
        "dark, w.: #eeeeee on #000000 instead of #ffffff on #000000",
        "light, w.: #eeeeee on #000000 instead of #ffffff on #000000",
      ])
    let longer = AlbumDifference(recorded: recorded, drawn: album(styles: 3))
    #expect(
      longer.places.first == """
        en 6x4 dark, row 1, column 3: w. instead of -.
          in        12    \n\
                      ^
        """)
    var other = album()
    other.heading = "Another"
    #expect(AlbumDifference(recorded: recorded, drawn: other).places.count == 1)
  }

  @Test("a damaged record differs")
  func damaged() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/some.screen"
    let text = album().text
    for broken in [
      "", text + "nonsense\n", text.replacing("×2", with: "×1"), text.replacing("=4", with: "=x"),
      text.replacing("12", with: "1"),
    ] {
      try broken.write(toFile: path, atomically: true, encoding: .utf8)
      let outcome = Golden.compare("some", album(), folder: folder.path, environment: [:])
      guard case .different(_, let difference) = outcome else {
        Issue.record("\(outcome)")
        continue
      }
      #expect(!difference.places.isEmpty)
    }
  }
}
