import Support
import Testing

@testable import TerminalKit

@Suite("Widgets as recorded") struct WidgetGoldenTests {
  @Test(
    "Every widget looks as recorded, in colour and without", arguments: 0..<WidgetSamples.all.count)
  func golden(place: Int) {
    let sample = WidgetSamples.all[place]
    for depth in [ColorDepth.truecolor, .mono] {
      let theme = Theme(.dark, depth: depth)
      var canvas = Canvas(size: sample.size)
      canvas.fill(canvas.bounds, style: theme.style(.text, on: .surface))
      canvas.draw(any: sample.widget, in: canvas.bounds, theme: theme)
      let name = "widgets/\(sample.name)\(depth == .mono ? "-mono" : "")"
      let outcome = Golden.compare(name, rows: canvas.rows, roles: canvas.roleRows)
      #expect(outcome == .same)
    }
  }
}
