import Support
import Testing

@testable import TerminalKit

@Suite("Widgets in any rectangle") struct WidgetPropertyTests {
  @Test(
    "A widget draws in any rectangle at any depth, and only there",
    arguments: 0..<WidgetSamples.all.count)
  func anyRectangle(place: Int) {
    let sample = WidgetSamples.all[place]
    var random = Seed(place)
    for depth in ColorDepth.allCases {
      let theme = Theme(.dark, depth: depth)
      for _ in 0..<60 {
        let size = Size(
          width: Int.random(in: 0...70, using: &random),
          height: Int.random(in: 0...16, using: &random))
        var canvas = Canvas(size: size)
        canvas.fill(canvas.bounds, with: "x", style: .plain)
        let area = Rect(
          x: Int.random(in: -5...60, using: &random), y: Int.random(in: -4...12, using: &random),
          width: Int.random(in: 0...70, using: &random),
          height: Int.random(in: 0...12, using: &random))
        canvas.draw(any: sample.widget, in: area, theme: theme)
        #expect(outside(area, of: canvas).allSatisfy { $0 == 0x78 }, "\(sample.name) \(area)")
        #expect(canvas.rows.allSatisfy { $0.displayWidth == size.width })
      }
    }
  }

  @Test(
    "Every width and height from none to ten is survived", arguments: 0..<WidgetSamples.all.count)
  func smallSizes(place: Int) {
    for width in 0...10 {
      for height in 0...10 {
        var canvas = Canvas(size: Size(width: width, height: height))
        canvas.draw(any: WidgetSamples.all[place].widget, in: canvas.bounds, theme: .dark)
        #expect(canvas.rows.count == height)
      }
    }
  }

  @Test("Strange figures are survived: none, one, equal, infinite")
  func strangeFigures() {
    var canvas = Canvas(size: Size(width: 60, height: 12))
    for values in [
      [], [1], [2, 2, 2], [.nan, .infinity], [-4, 9, -1], [0, 0], [1e300, -1e300],
    ] as [[Double]] {
      let widgets: [any Widget] = [
        Sparkline(values),
        StackedArea([.init("a", low: .newLow, high: .new, nameRole: .newText, values: values)]),
        LineChart([.init("b", role: .text, values: values)]),
        LineChart(
          [.init("b", role: .text, values: values)], markers: [.init(at: .nan, value: .nan, "x")]),
        Bar(values.first ?? .nan), DivergingBar(values.first ?? .nan), Gauge(values.last ?? .nan),
        ProgressBar("p", fraction: values.last),
      ]
      for widget in widgets { canvas.draw(any: widget, in: canvas.bounds, theme: .dark) }
    }
    #expect(canvas.rows.count == 12)
  }

  private func outside(_ area: Rect, of canvas: Canvas) -> [UInt32] {
    (0..<canvas.size.height).flatMap { y in
      (0..<canvas.size.width).compactMap { x in
        area.contains(Point(x: x, y: y)) ? nil : canvas.glyph(x: x, y: y)
      }
    }
  }
}
