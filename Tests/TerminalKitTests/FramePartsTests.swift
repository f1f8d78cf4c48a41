import Synchronization
import Testing

@testable import TerminalKit

@Suite("Parts of a frame that have not changed") struct FramePartsTests {
  private let area = Rect(x: 2, y: 1, width: 8, height: 2)

  private func frame(
    _ parts: FrameParts?, _ draw: (inout Canvas) -> Void
  ) -> Canvas {
    var canvas = Canvas(size: Size(width: 12, height: 5))
    canvas.parts = parts
    draw(&canvas)
    canvas.parts?.turn()
    return canvas
  }

  @Test("what is made of the same is put down as it was, without being drawn")
  func known() {
    var drawn = 0
    func part(_ key: String, _ parts: FrameParts?) -> Canvas {
      frame(parts) { canvas in
        canvas.part("a", in: area, from: key) { canvas in
          drawn += 1
          canvas.text(key, x: 2, y: 1, style: Style(foreground: .palette(9)))
          canvas.text("山", x: 8, y: 2)
        }
      }
    }
    let first = part("one", FrameParts())
    let second = part("one", first.parts)
    #expect(drawn == 1 && first == second)
    let third = part("two", second.parts)
    #expect(drawn == 2 && third == part("two", nil))
  }

  @Test("a part that has moved is put down where it stands now")
  func moved() {
    var drawn = 0
    func part(at y: Int, _ parts: FrameParts?) -> Canvas {
      frame(parts) { canvas in
        canvas.part("a", in: Rect(x: 2, y: y, width: 8, height: 2), from: 1) { canvas in
          drawn += 1
          canvas.text("moved", x: 2, y: y + 1)
        }
      }
    }
    let moved = part(at: 2, part(at: 0, FrameParts()).parts)
    #expect(drawn == 1 && moved == part(at: 2, nil))
  }

  @Test("another size, name or clip is another part, and so is one that a frame has left out")
  func others() {
    var drawn = 0
    func part(_ name: String, in area: Rect, clip: Int = 12, _ canvas: inout Canvas) {
      canvas.clipped(to: Rect(x: 0, y: 0, width: clip, height: 5)) {
        $0.part(name, in: area, from: 1) { _ in drawn += 1 }
      }
    }
    var last = frame(FrameParts()) { part("a", in: area, &$0) }
    last = frame(last.parts) { part("a", in: Rect(x: 2, y: 1, width: 7, height: 2), &$0) }
    last = frame(last.parts) { part("b", in: Rect(x: 2, y: 1, width: 7, height: 2), &$0) }
    last = frame(last.parts) { part("b", in: area, clip: 5, &$0) }
    last = frame(last.parts) { part("b", in: Rect(x: 2, y: 1, width: 7, height: 2), &$0) }
    #expect(drawn == 5)
  }

  @Test("rows made of the same are asked for once, and drawn as if they were asked for again")
  func rows() {
    let asked = Mutex(0)
    func table(_ source: Int, selection: Int, _ parts: FrameParts?) -> Canvas {
      var table = DataTable(
        columns: [TableColumn("n", width: 8)], rowCount: 9
      ) { row in
        asked.withLock { $0 += 1 }
        return [.text("\(source) \(row)")]
      }
      table.source = source
      table.selection = selection
      return frame(parts) {
        $0.draw(table, in: Rect(x: 0, y: 0, width: 12, height: 5), theme: .dark)
      }
    }
    var last = table(1, selection: 0, FrameParts())
    #expect(asked.withLock { $0 } == 4)
    for selection in [1, 2, 3, 4, 5, 4, 3, 0] {
      last = table(1, selection: selection, last.parts)
      #expect(last == table(1, selection: selection, nil))
    }
    let before = asked.withLock { $0 }
    last = table(2, selection: 0, last.parts)
    #expect(asked.withLock { $0 } == before + 4 && last == table(2, selection: 0, nil))
  }
}
