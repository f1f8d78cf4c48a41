/// A theme as it is written down, before it is fitted to a terminal's colour depth.
public struct ThemePalette: Equatable, Sendable {
  /// What the user calls it.
  public var name: String
  /// The colour of every role.
  public var colors: [Role: RGB]
  /// False leaves the terminal's own background behind the panels.
  public var paintsBackground = true
  /// The heat map's colours.
  public var heat = HeatRamp.tenure
  /// Colours of the terminal's sixteen that replace the usual ones.
  public var sixteen: [Role: UInt8] = [:]
  /// Attributes that replace the usual ones where there is no colour.
  public var mono: [Role: Attributes] = [:]
  /// Never uses colour, whatever the terminal can do.
  public var isMono = false

  /// A palette; roles left out take the colour they have in the dark theme.
  public init(name: String, colors: [Role: RGB]) {
    self.name = name
    self.colors = ThemePalette.darkColors.merging(colors) { $1 }
  }

  /// The role's colour.
  public subscript(role: Role) -> RGB {
    colors[role] ?? ThemePalette.darkColors[role] ?? .white
  }

  /// Whether panels are light with dark text.
  public var isLight: Bool { self[.surface].luminance > 0.3 }

  /// The theme Tenure starts with when no file says otherwise.
  public static let dark = ThemePalette(name: "dark", colors: darkColors)

  static let darkColors: [Role: RGB] = [
    .background: RGB(0x0D1015), .surface: RGB(0x151A22), .raised: RGB(0x1E2530),
    .track: RGB(0x262E3A), .border: RGB(0x39434F), .text: RGB(0xD3DAE3), .dim: RGB(0xA3AFBD),
    .faint: RGB(0x8490A0), .title: RGB(0xF4F7FA), .focus: RGB(0x74B3FF), .accent: RGB(0x74B3FF),
    .selection: RGB(0x233650), .good: RGB(0x5FCFA6), .warning: RGB(0xF0BD55),
    .bad: RGB(0xFF8A6E), .key: RGB(0xF0BD55), .returning: RGB(0x3F86E0),
    .returningLow: RGB(0x1D3F70), .new: RGB(0xF2B266), .newLow: RGB(0x8C5A2C),
    .newText: RGB(0xF2B266), .shadow: RGB(0x07090C), .chip: RGB(0x2A3340),
  ]

  /// The usual colours where there are sixteen; nil is the terminal's own.
  static func usualSixteen(_ role: Role, onLight: Bool) -> UInt8? {
    switch role {
    case .background, .surface, .raised, .text, .dim, .faint, .shadow, .chip, .selection: nil
    case .title: nil
    case .track, .border: 8
    case .focus, .accent: onLight ? 4 : 12
    case .good: 2
    case .warning, .key, .newText: onLight ? 5 : 3
    case .bad: onLight ? 1 : 9
    case .returning, .returningLow: 4
    case .new, .newLow: 3
    }
  }

  /// The usual attributes where colour is gone.
  static func usualMono(_ role: Role) -> Attributes {
    switch role {
    case .title, .key, .accent, .focus, .bad, .newText: .bold
    case .faint, .border, .track: .dim
    default: []
    }
  }
}
