import CustomerData
import RetentionEngine
import TerminalKit

/// For each purpose how many of an audience have granted it, one row each.
struct ConsentBars: Widget {
  let summary: AudienceSummary
  let wording: Wording

  static let purposes: [Purpose] = [.email, .sms, .ads, .profiling]

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    for (place, purpose) in Self.purposes.enumerated() where place < area.height {
      draw(purpose, on: &canvas, in: area.row(place), theme: theme)
    }
  }

  /// The same in one line: `e-mail 188 · SMS 97 · advertising 64`.
  static func line(_ summary: AudienceSummary, _ wording: Wording) -> String {
    purposes.prefix(3).map {
      "\(wording.name(of: $0)) \(wording.number(summary.consents[$0] ?? 0))"
    }.joined(separator: " · ")
  }

  private func draw(
    _ purpose: Purpose, on canvas: inout Canvas, in row: Rect, theme: Theme
  ) {
    let granted = summary.consents[purpose] ?? 0
    let share = Double(granted) / Double(max(1, summary.customers))
    let widest = figure(summary.customers).displayWidth
    canvas.phrases(
      [Phrase(wording.name(of: purpose), .dim)], x: row.x, y: row.y, maxX: row.x + 12, theme: theme)
    canvas.right(
      figure(granted), endX: row.maxX, y: row.y, style: theme.ink(granted > 0 ? .text : .faint),
      minX: row.x + 12)
    let bar = Rect(x: row.x + 13, y: row.y, width: row.width - 15 - widest, height: 1)
    guard bar.width >= 4 else { return }
    canvas.draw(Bar(share, ink: share >= 0.5 ? .flat(.good) : .series), in: bar, theme: theme)
  }

  private func figure(_ granted: Int) -> String {
    wording.say(
      "\(wording.number(granted)) of \(wording.number(summary.customers))",
      "\(wording.number(granted)) sur \(wording.number(summary.customers))")
  }
}
