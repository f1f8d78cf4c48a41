import Retention
import TerminalKit

/// Squares beside list and moves, or the one with the keyboard.
struct SegmentsView: Widget {
  let screen: SegmentsScreen
  let scene: Scene

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let w = scene.wording
    if case .failed(let words) = screen.value {
      let title = w.say("No segments", "Pas de segments")
      return canvas.draw(MessagePanel(title: title, text: words), in: area, theme: theme)
    }
    let squares = SegmentSquares(screen: screen, wording: w)
    let list = SegmentBars(
      segments: screen.value, cursor: screen.focus == .list ? screen.row : nil, wording: w,
      padsTop: area.height > 12, target: { SegmentsScreen.Action.row($0) })
    let layout = SegmentsLayout(area, screen)
    if let area = layout.squares { canvas.draw(squares, in: area, theme: theme) }
    if let area = layout.list {
      canvas.wheel(area) { SegmentsScreen.Action.row(screen.row + $0) }
      canvas.draw(list, in: area, theme: theme)
    }
    if let area = layout.moves {
      canvas.wheel(area) { SegmentsScreen.Action.move(screen.movesRow + $0) }
      canvas.draw(
        SegmentMoves(screen: screen, wording: w, padsTop: layout.list == nil && area.height > 12),
        in: area, theme: theme)
    }
    if let area = layout.side { drawSide(on: &canvas, in: area, theme: theme) }
  }

  /// The selected square, segment or move in words, and what its customers have in common.
  private func drawSide(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let w = scene.wording
    let marked =
      switch screen.focus {
      case .squares: w.say("the marked square", "le carré choisi")
      case .list: w.say("the marked segment", "le segment choisi")
      case .moves: w.say("the marked move", "le passage choisi")
      }
    let panel = Panel(
      area.height > 5 ? heading : "", remark: area.height > 5 ? marked : "", padsTop: false)
    let inner = canvas.panel(panel, in: area, theme: theme)
    guard let text = sentence else { return }
    let paragraph = Paragraph(text)
    let height = min(inner.height, paragraph.height(width: inner.width))
    canvas.draw(paragraph, in: inner.top(height), theme: theme)
    let rest = inner.droppingTop(height + 1)
    for (line, trait) in traits.enumerated() where line < rest.height {
      draw(trait, on: &canvas, in: rest.row(line), theme: theme)
    }
  }

  private var heading: String {
    switch screen.focus {
    case .list: return screen.segment.map { scene.wording.name(of: $0.segment) } ?? ""
    case .moves: return screen.move.map { scene.wording.name(of: $0.arrow) } ?? ""
    case .squares:
      let leading = screen.square?.segment.map { " · " + scene.wording.name(of: $0) } ?? ""
      return "R \(screen.recency) · F \(screen.frequency)" + leading
    }
  }

  private var sentence: String? {
    guard let all = screen.value.value?.value else { return nil }
    let w = scene.wording
    switch screen.focus {
    case .list: return screen.segment.map(w.sentence)
    case .moves:
      guard let since = screen.migration?.since else { return nil }
      return screen.move.map { w.sentence($0, since: since) }
    case .squares: return screen.square.map { w.sentence($0, in: all) }
    }
  }

  private struct Trait {
    let name: String
    /// nil: the files do not tell.
    let count: Int?
    let of: Int
  }

  private var traits: [Trait] {
    guard let traits = screen.traits.value, traits.customers > 0 else { return [] }
    let w = scene.wording
    func trait(_ english: String, _ french: String, _ count: Int?) -> Trait {
      Trait(name: w.say(english, french), count: count, of: traits.customers)
    }
    return [
      trait("with e-mail consent", "consentement e-mail", traits.withEmailConsent),
      trait("with ads consent", "consentement pub", traits.withAdsConsent),
      trait("ever used a discount", "déjà eu une remise", traits.withDiscount),
      trait("had a refund", "déjà remboursés", traits.withRefund),
    ]
  }

  private func draw(_ trait: Trait, on canvas: inout Canvas, in row: Rect, theme: Theme) {
    let w = scene.wording
    let columns = row.columns(21, Rect.flexible, 6, 5, gutter: 1)
    canvas.text(trait.name, in: columns[0], style: theme.ink(.dim))
    guard let count = trait.count else {
      let words = w.say("unknown", "inconnu")
      let rest = row.droppingLeft(columns[1].x - row.x)
      return canvas.text(words, in: rest, alignment: .right, style: theme.ink(.faint))
    }
    let share = Double(count) / Double(trait.of)
    canvas.draw(Bar(share), in: columns[1], theme: theme)
    canvas.text(
      w.number(count), in: columns[2], alignment: .right, style: theme.ink(.faint))
    canvas.text(
      w.percent(share, places: 0), in: columns[3], alignment: .right, style: theme.ink(.text))
  }
}
