/// How well a theme's text reads.
public struct ContrastReport: Hashable, Sendable {
  /// One text on one paper.
  public struct Entry: Hashable, Sendable {
    /// The text's role.
    public let text: Role
    /// The paper's role; nil for a step of the heat or diverging ramp.
    public let paper: Role?
    /// Contrast ratio, 1…21.
    public let ratio: Double
    /// The ratio asked for.
    public let needed: Double
    /// Whether it reads.
    public var passes: Bool { ratio >= needed }
  }

  /// Every pair that occurs on a screen.
  public let entries: [Entry]
  /// The pairs that are too faint.
  public var failures: [Entry] { entries.filter { !$0.passes } }
}

extension ThemePalette {
  /// Measures every text role on every paper it is used on; 4.5:1 is asked for (WCAG 2.1 AA). The steps of both
  /// ramps are measured with the ink the theme chooses for them.
  public var contrastReport: ContrastReport {
    var entries: [ContrastReport.Entry] = []
    for (paper, texts) in ThemePalette.written {
      for text in texts {
        let ratio = self[text].contrast(to: self[paper])
        entries.append(.init(text: text, paper: paper, ratio: ratio, needed: 4.5))
      }
    }
    let ramps = heat.colors(onLight: isLight) + DivergingRamp.colors(onLight: isLight)
    let pale = heat.colors(onLight: isLight).map { $0.mixed(with: self[.surface], 0.62) }
    for colour in ramps + pale {
      entries.append(
        .init(text: .text, paper: nil, ratio: colour.ink.contrast(to: colour), needed: 4.5))
    }
    return ContrastReport(entries: entries)
  }

  /// Which roles are text on which paper.
  private static let written: [(Role, [Role])] = {
    let words: [Role] = [
      .text, .dim, .faint, .title, .focus, .accent, .good, .warning, .bad, .key, .newText,
    ]
    let figures: [Role] = [.text, .dim, .title, .accent, .good, .warning, .bad, .key]
    return [
      (.background, words), (.surface, words), (.raised, words), (.chip, figures),
      (.selection, [.title, .good, .warning, .bad, .key, .accent]),
    ]
  }()
}

extension Theme {
  /// How well the theme's text reads; see `ThemePalette.contrastReport`.
  public var contrastReport: ContrastReport { palette.contrastReport }
}
