/// A value that draws itself into a rectangle. It writes only inside of `area` (see `Canvas.clipped`), takes every
/// size including none, and knows colours by role alone.
public protocol Widget: Sendable {
  /// Draws into `area`.
  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme)
}

extension Canvas {
  /// Draws a widget, protecting everything outside of `area`.
  public mutating func draw(_ widget: some Widget, in area: Rect, theme: Theme) {
    guard !area.intersection(clip).isEmpty else { return }
    clipped(to: area) { widget.draw(on: &$0, in: area, theme: theme) }
  }

  /// Draws a widget of any type, protecting everything outside of `area`.
  public mutating func draw(any widget: any Widget, in area: Rect, theme: Theme) {
    draw(widget, in: area, theme: theme)
  }
}
