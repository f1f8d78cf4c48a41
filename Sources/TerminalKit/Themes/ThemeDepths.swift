/// How a palette becomes colours of a terminal.
extension ThemePalette {
  func color(_ role: Role, at depth: ColorDepth) -> Color {
    switch depth {
    case .mono: return .none
    case .palette16:
      let entry = sixteen[role] ?? ThemePalette.usualSixteen(role, onLight: isLight)
      return entry.map(Color.palette) ?? .none
    case .palette256, .truecolor:
      if role == .background, !paintsBackground { return .none }
      let color = self[role].color(at: depth)
      let isNavy = depth == .palette256 && [18, 19, 24].contains(color.raw)
      return role == .selection && isNavy ? .palette(17) : color  // bright navy outshouts words
    }
  }

  func attributes(_ role: Role, at depth: ColorDepth) -> Attributes {
    switch depth {
    case .mono: mono[role] ?? ThemePalette.usualMono(role)
    case .palette16: role == .title || role == .key || role == .focus ? .bold : []
    case .palette256, .truecolor: []
    }
  }

  func heatStyles(at depth: ColorDepth, unfinished: Bool) -> [Style] {
    let ramp = heat.colors(onLight: isLight).map { colour in
      unfinished ? colour.mixed(with: self[.surface], 0.62) : colour
    }
    switch depth {
    case .truecolor: return ramp.map { Style(foreground: $0.ink.color, background: $0.color) }
    case .palette256:
      let chosen = (0..<12).map { ramp[Int((Double($0) / 11 * Double(ramp.count - 1)).rounded())] }
      return chosen.map(ThemePalette.cubeStyle)
    case .palette16:
      let bands: [UInt8] = unfinished ? [] : [4, 6, 2, 3]
      return [.plain]
        + bands.map { Style(foreground: .palette($0 == 4 ? 15 : 0), background: .palette($0)) }
    case .mono: return [.plain]
    }
  }

  func divergingStyles(at depth: ColorDepth) -> [Style] {
    let ramp = DivergingRamp.colors(onLight: isLight)
    switch depth {
    case .truecolor: return ramp.map { Style(foreground: $0.ink.color, background: $0.color) }
    case .palette256: return [0, 8, 15, 22, 30].map { ThemePalette.cubeStyle(ramp[$0]) }
    case .palette16:
      return [
        Style(foreground: .palette(0), background: .palette(3)), .plain,
        Style(foreground: .palette(15), background: .palette(4)),
      ]
    case .mono: return [.plain]
    }
  }

  private static func cubeStyle(_ colour: RGB) -> Style {
    let entry = XtermPalette.nearest(to: colour)
    let ink = XtermPalette.rgb(entry).ink
    return Style(foreground: .palette(ink == .black ? 16 : 231), background: .palette(entry))
  }
}
