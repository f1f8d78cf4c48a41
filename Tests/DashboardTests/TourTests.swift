import Support
import TerminalKit
import Testing

@testable import Dashboard

@Suite("The guided walk") struct TourTests {
  @Test("Doing what each step says leads to the end")
  func whole() async {
    var session = await Session(TinyShop.village)
    session.beginTour()
    let keys: [Press] = [
      .enter, .escape, "x", .escape, "a", .escape, "2", "hhh", .enter, "/", .escape, ":", .escape,
      "e",
    ]
    #expect(session.shows("Tour 1/10"))
    for press in keys { await session.press(press) }
    #expect(session.shows("Tour 10/10"))
  }

  @Test("What a step does not ask for leaves it where it is")
  func elsewhere() async {
    var session = await Session(TinyShop.village)
    session.beginTour()
    await session.press("2", "3", "1")
    #expect(session.shows("Tour 1/10"))
  }

  @Test("Every step fits its panel in both languages at 80 columns", arguments: Language.allCases)
  func fits(language: Language) {
    for step in Tour.Step.allCases {
      let words = Wording(language).words(of: step)
      #expect(Paragraph.wrap(words, width: 76).count <= 3, "\(words)")
    }
  }
}
