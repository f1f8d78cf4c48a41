import Support
import Testing

@testable import TerminalKit

@Suite("Widgets as recorded") struct WidgetGoldenTests {
  @Test(
    "Every widget looks as recorded, in colour and without", arguments: 0..<WidgetSamples.all.count)
  func golden(place: Int) {
    let sample = WidgetSamples.all[place]
    var album = Album("widget \(sample.name)")
    for (look, depth) in [("dark", ColorDepth.truecolor), ("mono", .mono)] {
      let theme = Theme(.dark, depth: depth)
      var canvas = Canvas(size: sample.size)
      canvas.fill(canvas.bounds, style: theme.style(.text, on: .surface))
      canvas.draw(any: sample.widget, in: canvas.bounds, theme: theme)
      let styles = (0..<canvas.size.height).map { y in
        canvas.looks(ofRow: y).map { ($0.look.letters, $0.look.description, $0.columns) }
      }
      album.add(
        look, look: look, like: look == "dark" ? nil : "dark", rows: canvas.rows, styles: styles)
    }
    let outcome = Golden.compare("widgets/\(sample.name)", album)
    #expect(outcome.isSame, "\(outcome)")
  }
}
