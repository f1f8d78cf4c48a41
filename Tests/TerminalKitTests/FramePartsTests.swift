import Testing

@testable import TerminalKit

@Suite("Parts of a frame that have not changed") struct FramePartsTests {
  private let area = Rect(x: 2, y: 1, width: 8, height: 2)

  @Test("what is made of the same is put down as it was, without being drawn")
  func known() {
    var drawn = 0
    func frame(_ key: String, _ parts: FrameParts?) -> Canvas {
      var canvas = Canvas(size: Size(width: 12, height: 4))
      canvas.parts = parts
      canvas.part("a", in: area, from: key) { canvas in
        drawn += 1
        canvas.text(key, x: 2, y: 1, style: Style(foreground: .palette(9)))
        canvas.text("山", x: 8, y: 2)
      }
      return canvas
    }
    let first = frame("one", FrameParts())
    let second = frame("one", first.parts)
    #expect(drawn == 1 && first == second)
    let third = frame("two", second.parts)
    #expect(drawn == 2 && third == frame("two", nil))
  }

  @Test("a place, a name or a clip of its own is another part")
  func others() {
    var canvas = Canvas(size: Size(width: 12, height: 4))
    canvas.parts = FrameParts()
    var drawn = 0
    for place in [area, area, Rect(x: 3, y: 1, width: 8, height: 2)] {
      canvas.part("a", in: place, from: 1) { _ in drawn += 1 }
    }
    #expect(drawn == 2)
    canvas.clipped(to: Rect(x: 0, y: 0, width: 5, height: 4)) { canvas in
      canvas.part("a", in: area, from: 1) { _ in drawn += 1 }
    }
    #expect(drawn == 3)
  }
}
