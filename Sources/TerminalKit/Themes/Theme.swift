/// A palette fitted to a terminal: every style the screens ask for, ready to be used.
public struct Theme: Equatable, Sendable {
  /// What it was made from.
  public let palette: ThemePalette
  /// The colours the terminal shows.
  public let depth: ColorDepth
  /// Whether only ASCII reaches the terminal; widgets then prefer words to glyphs.
  public let ascii: Bool
  private let colors: [Color]
  private let attributes: [Attributes]
  private let heatSteps: [Style]
  private let unfinishedSteps: [Style]
  private let divergingSteps: [Style]

  /// Fits a palette to a depth. Complexity: O(roles + ramp steps), once a session.
  public init(_ palette: ThemePalette = .dark, depth: ColorDepth = .truecolor, ascii: Bool = false)
  {
    self.palette = palette
    let depth = palette.isMono ? .mono : depth
    self.depth = depth
    self.ascii = ascii
    colors = Role.allCases.map { palette.color($0, at: depth) }
    attributes = Role.allCases.map { palette.attributes($0, at: depth) }
    heatSteps = palette.heatStyles(at: depth, unfinished: false)
    unfinishedSteps = palette.heatStyles(at: depth, unfinished: true)
    divergingSteps = palette.divergingStyles(at: depth)
  }

  /// The built-in dark theme in true colour.
  public static let dark = Theme(.dark)

  /// What the user calls it.
  public var name: String { palette.name }

  /// Panels are lighter rectangles; false where colour is too scarce, then titles are ruled and the
  /// selection is reversed.
  public var usesSurfaces: Bool { depth >= .palette256 }

  /// The same palette for another terminal.
  public func adapted(to depth: ColorDepth, ascii: Bool? = nil) -> Theme {
    Theme(palette, depth: depth, ascii: ascii ?? self.ascii)
  }

  /// The role's ink on the panel surface.
  public subscript(role: Role) -> Style { style(role) }

  /// The role's colour at this depth.
  public func color(_ role: Role) -> Color { colors[role.index] }

  /// Ink of one role on paper of another.
  public func style(
    _ foreground: Role, on background: Role = .surface, _ attributes: Attributes = []
  ) -> Style {
    var style = ink(foreground, attributes)
    style.background = color(background)
    style.paper = .role(background)
    if background == .selection, !usesSurfaces { style.attributes.insert(.reverse) }
    return style
  }

  /// Ink of a role on whatever is there; what widgets use inside a panel, a dialog or a selected row.
  public func ink(_ role: Role, _ attributes: Attributes = []) -> Style {
    var style = Style(
      foreground: color(role), attributes: attributes.union(self.attributes[role.index]))
    style.ink = .role(role)
    return style
  }

  /// A heat cell: 0 little … 1 much; the text is black or white, whichever reads.
  public func heat(_ fraction: Double) -> Style {
    Theme.step(heatSteps, fraction, .heat(fraction.isFinite ? fraction : 0))
  }

  /// A heat cell whose period is not over: the ramp colour mixed 62 % into the surface.
  public func unfinishedHeat(_ fraction: Double) -> Style {
    Theme.step(unfinishedSteps, fraction, .heat(fraction.isFinite ? fraction : 0))
  }

  /// A cell around zero: −1 far under … 1 far over.
  public func diverging(_ fraction: Double) -> Style {
    let value = fraction.isFinite ? min(1, max(-1, fraction)) : 0
    return Theme.step(divergingSteps, (value + 1) / 2, .diverging(value))
  }

  /// The diverging colour as ink, for bars around zero.
  public func divergingInk(_ fraction: Double) -> Style {
    let value = fraction.isFinite ? min(1, max(-1, fraction)) : 0
    var style = diverging(value).asInk
    if !usesSurfaces {
      style.foreground = depth == .mono ? .none : color(value < 0 ? .new : .returning)
    }
    return style
  }

  /// A colour between two roles: `low` at 0, `high` at 1. With 256 colours there are three steps,
  /// with fewer only `high`.
  public func blend(_ low: Role, _ high: Role, _ fraction: Double) -> Style {
    var style = ink(high)
    let t = fraction.isFinite ? min(1, max(0, fraction)) : 0
    switch depth {
    case .truecolor: style.foreground = palette[low].mixed(with: palette[high], t).color
    case .palette256:
      let third = (min(2, (t * 3).rounded(.down)) + 0.5) / 3
      style.foreground = palette[low].mixed(with: palette[high], third).color(at: depth)
    case .palette16, .mono: break
    }
    return style
  }

  private static func step(_ steps: [Style], _ fraction: Double, _ shade: Shade) -> Style {
    guard !steps.isEmpty else { return .plain }
    let place = fraction.isFinite ? min(1, max(0, fraction)) : 0
    var style = steps[Int((place * Double(steps.count - 1)).rounded())]
    style.paper = shade
    return style
  }
}
