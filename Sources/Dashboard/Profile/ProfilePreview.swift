import CustomerData
import Retention
import RetentionEngine
import TerminalKit

/// The customer under the cursor of a list, beside it.
struct ProfilePreview: Widget {
  let list: CustomerListing
  let scene: Scene

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard let profile = list.preview, list.current != nil, let asOf = scene.summary?.asOf else {
      canvas.draw(Panel(), in: area, theme: theme)
      return
    }
    let source = Source(profile: profile, asOf: asOf, wording: scene.wording)
    canvas.part("preview", in: area, from: source) { canvas in
      let panel = Panel(profile.summary.name, remark: profile.summary.id)
      let inner = canvas.panel(panel, in: area, theme: theme)
      let facts = ProfileFacts(
        profile: profile, asOf: asOf, wording: scene.wording, width: inner.width)
      canvas.draw(FactSheet(facts: facts.preview), in: inner, theme: theme)
    }
  }

  /// All it is drawn from.
  private struct Source: Equatable {
    let profile: CustomerProfile
    let asOf: Day
    let wording: Wording
  }
}
