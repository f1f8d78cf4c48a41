import TerminalKit

/// Something on a sheet of facts: a widget and the rows it takes.
struct Fact: Sendable {
  let height: Int
  let widget: any Widget

  init(_ widget: any Widget, height: Int = 1) {
    self.widget = widget
    self.height = height
  }

  /// A line of words.
  init(_ phrases: [Phrase]) { self.init(PhraseLine(left: phrases, right: [])) }

  /// Words on the left, others on the right.
  init(_ left: [Phrase], _ right: [Phrase]) { self.init(PhraseLine(left: left, right: right)) }

  /// An empty row.
  static let gap = Fact([])
}

/// Facts one under the other, scrolled by rows.
struct FactSheet: Widget {
  let facts: [Fact]
  var offset = 0

  /// Rows all facts take.
  static func height(of facts: [Fact]) -> Int { facts.reduce(0) { $0 + $1.height } }

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let last = max(0, Self.height(of: facts) - area.height)
    var y = area.y - min(offset, last)
    for fact in facts {
      if y + fact.height > area.y, y < area.maxY {
        let place = Rect(x: area.x, y: y, width: area.width, height: fact.height)
        canvas.clipped(to: area) { fact.widget.draw(on: &$0, in: place, theme: theme) }
      }
      y += fact.height
    }
  }
}

/// A line with words on both sides. Short words on the right stay and the left gives way; longer
/// ones take what the left leaves, at least a third.
struct PhraseLine: Widget {
  let left: [Phrase]
  let right: [Phrase]

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard !area.isEmpty else { return }
    var end = area.maxX
    let shown = fittingRight(width: area.width)
    if !shown.isEmpty, shown.width < area.width {
      end = canvas.phrasesRight(shown, endX: area.maxX, y: area.y, minX: area.x, theme: theme) - 1
    }
    canvas.phrases(left, x: area.x, y: area.y, maxX: end, theme: theme)
  }

  private func fittingRight(width: Int) -> [Phrase] {
    let room = max(width / 3, width - left.width - 2)
    guard right.width > room, let first = right.first else { return right }
    let text = right.map(\.text).joined().truncated(to: room)
    return [Phrase(text, first.role, first.attributes)]
  }
}
