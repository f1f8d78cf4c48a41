/// A thin line for progress towards a target: accent, amber under 92 %, teal when reached.
public struct Gauge: Widget, Hashable {
  /// Share of the target; 1 and more is reached.
  public var fraction: Double
  /// The share under which it asks for attention.
  public static let attention = 0.92

  /// A gauge.
  public init(_ fraction: Double) { self.fraction = fraction.isFinite ? max(0, fraction) : 0 }

  /// What the share means.
  public var role: Role {
    fraction >= 1 ? .good : fraction >= Gauge.attention ? .accent : .warning
  }

  /// Draws on the first row.
  public func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let filled = Int((min(1, fraction) * Double(area.width)).rounded())
    let row = area.top(1)
    canvas.fill(
      row.droppingLeft(filled), with: theme.usesSurfaces ? "━" : "─",
      style: theme.ink(theme.usesSurfaces ? .track : .border))
    canvas.fill(row.left(filled), with: "━", style: theme.ink(role))
  }
}

/// A tall bar with its percentage, for work under way. Without a fraction only the words are shown.
public struct ProgressBar: Widget, Hashable {
  /// What is being done.
  public var label: String
  /// 0…1, or nil where the end is not known.
  public var fraction: Double?
  /// What has been done, such as `114,302 of 214,906 rows`.
  public var remark: String

  /// A progress bar.
  public init(_ label: String, fraction: Double?, remark: String = "") {
    self.label = label
    self.fraction = fraction
    self.remark = remark
  }

  /// Draws on the first row, the bar on a second one where the area has it.
  public func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard !area.isEmpty else { return }
    var end = area.maxX
    if !remark.isEmpty, area.width > remark.displayWidth + 8 {
      end = canvas.right(remark, endX: area.maxX, y: area.y, style: theme.ink(.faint)) - 2
    }
    canvas.text(
      label, x: area.x, y: area.y, style: theme.ink(.text), maxX: end, truncating: true)
    guard let fraction, area.height > 1 else { return }
    let share = fraction.isFinite ? min(1, max(0, fraction)) : 0
    let percent = "\(Int((share * 100).rounded(.down))) %"
    let row = area.row(1)
    canvas.right(percent, endX: row.maxX, y: row.y, style: theme.ink(.title, .bold))
    canvas.draw(Bar(share, isTall: true), in: row.droppingRight(6), theme: theme)
  }
}
