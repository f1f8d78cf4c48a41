import Support
import Testing

@testable import TerminalKit

@Suite("Themes") struct ThemeTests {
  static let folder = Golden.folder.replacing("Tests/Screens", with: "themes")
  static let names = [
    "colour-blind", "dark", "dusk", "forest", "high-contrast", "light", "mono", "paper", "slate",
  ]

  private func palette(_ name: String) throws -> ThemePalette {
    try ThemeFile.read("\(ThemeTests.folder)/\(name).theme")
  }

  @Test("Every shipped theme is listed by the library")
  func library() {
    #expect(ThemeLibrary(folders: [ThemeTests.folder]).names == ThemeTests.names)
  }

  @Test("Text of every shipped theme reads at 4.5:1 and more wherever it is used", arguments: names)
  func contrast(name: String) throws {
    let failures = try palette(name).contrastReport.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  @Test("The high-contrast theme reads at 7:1 on its panels")
  func highContrast() throws {
    let palette = try palette("high-contrast")
    for role in [Role.text, .dim, .faint, .title, .focus, .good, .warning, .bad, .key] {
      #expect(palette[role].contrast(to: palette[.surface]) >= 7)
    }
  }

  @Test("The built-in dark theme is the shipped one")
  func builtIn() throws {
    #expect(try palette("dark") == .dark)
  }

  @Test(
    "Every ramp's luminance is strictly monotone, away from the surface",
    arguments: HeatRamp.allCases)
  func ramps(ramp: HeatRamp) {
    for onLight in [false, true] {
      let steps = ramp.colors(onLight: onLight).map(\.luminance)
      #expect(steps.count == HeatRamp.steps)
      for (before, after) in zip(steps, steps.dropFirst()) {
        #expect(onLight ? after < before : after > before)
      }
    }
  }

  @Test("The tenure ramp has the colours it was designed with")
  func designedRamp() {
    let dark = HeatRamp.tenure.colors(onLight: false)
    let light = HeatRamp.tenure.colors(onLight: true)
    #expect(dark.first?.near(RGB(0x222147)) == true && dark.last?.near(RGB(0xE8E564)) == true)
    #expect(dark[16].near(RGB(0x0E8A95)))
    #expect(light.first?.near(RGB(0xF5F5DF)) == true && light.last?.near(RGB(0x2F2C64)) == true)
    let around = DivergingRamp.colors(onLight: false)
    #expect(around[0].near(RGB(0xE97C48)) && around[15].near(RGB(0x32363B)))
    #expect(around[30].near(RGB(0x62B5E8)))
  }

  @Test("Heat cells keep readable text at every depth", arguments: ColorDepth.allCases)
  func heatInk(depth: ColorDepth) throws {
    for name in ThemeTests.names {
      let theme = Theme(try palette(name), depth: depth)
      for step in 0...40 {
        let fraction = Double(step) / 40
        for style in [theme.heat(fraction), theme.diverging(fraction * 2 - 1)] {
          guard let ink = style.foreground.rgb, let paper = style.background.rgb else { continue }
          #expect(ink.contrast(to: paper) >= 4.5)
        }
      }
    }
  }

  @Test("At 256 colours heat still grows lighter on dark themes, and no colour becomes grey")
  func heatAt256() {
    let theme = Theme(.dark, depth: .palette256)
    let steps = (0...11).compactMap { theme.heat(Double($0) / 11).background.rgb }
    #expect(steps.count == 12)
    for (before, after) in zip(steps, steps.dropFirst()) {
      #expect(after.luminance >= before.luminance - 0.02)
    }
    #expect(steps.allSatisfy { $0.red != $0.green || $0.green != $0.blue })
  }

  @Test("The selected row's words read at 256 colours too", arguments: names)
  func selectionAt256(name: String) throws {
    let theme = Theme(try palette(name), depth: .palette256)
    for role in [Role.title, .good, .warning, .bad, .key] {
      let style = theme.style(role, on: .selection)
      guard let ink = style.foreground.rgb, let paper = style.background.rgb else { continue }
      #expect(ink.contrast(to: paper) >= 3)
    }
  }

  @Test("Without colour no style has any, and selection is reversed")
  func mono() {
    let theme = Theme(.dark, depth: .mono)
    for role in Role.allCases {
      #expect(theme.style(role).foreground == .none)
      #expect(theme.style(.text, on: role).background == .none)
    }
    #expect(theme.style(.text, on: .selection).attributes.contains(.reverse))
    #expect(theme.ink(.title).attributes.contains(.bold))
    #expect(theme.heat(0.9).background == .transparent)
    #expect(!theme.usesSurfaces)
  }

  @Test("With sixteen colours only those sixteen are used")
  func sixteen() throws {
    for name in ThemeTests.names {
      let theme = Theme(try palette(name), depth: .palette16)
      var styles = Role.allCases.map { theme.style($0) }
      styles += (0...9).map { theme.heat(Double($0) / 9) }
      styles += (0...9).map { theme.blend(.newLow, .new, Double($0) / 9) }
      for colour in styles.flatMap({ [$0.foreground, $0.background] }) {
        #expect(colour.raw < 16)
      }
    }
  }

  @Test("A mono theme stays mono on the best terminal")
  func monoTheme() throws {
    #expect(Theme(try palette("mono"), depth: .truecolor).depth == .mono)
  }

  @Test("Numbers that are none give a style all the same")
  func strangeNumbers() {
    let theme = Theme.dark
    for value in [Double.nan, .infinity, -.infinity, -3, 7] {
      _ = theme.heat(value)
      _ = theme.unfinishedHeat(value)
      _ = theme.diverging(value)
      _ = theme.divergingInk(value)
      _ = theme.blend(.newLow, .new, value)
    }
    #expect(theme.heat(.nan) == theme.heat(0))
  }
}

extension RGB {
  /// Equal but for rounding.
  fileprivate func near(_ other: RGB) -> Bool {
    [(red, other.red), (green, other.green), (blue, other.blue)].allSatisfy {
      abs(Int($0.0) - Int($0.1)) <= 3
    }
  }
}
