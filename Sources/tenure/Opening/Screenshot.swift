import ArgumentParser
import Dashboard
import RetentionEngine
import TerminalKit

/// `--screenshot`: a screen of the dashboard as a file, for documents and for looking without a terminal.
struct ScreenshotOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Print one screen and end: \(Tab.names.joined(separator: ", ")).", valueName: "screen"))
  var screenshot: String?

  @Option(help: ArgumentHelp("Its columns and rows.", valueName: "120x36"))
  var size = "120x36"

  @Option(
    help: ArgumentHelp(
      "Keys to press first, such as 'jj<enter>x'.", valueName: "keys"))
  var keys = ""

  @Flag(help: "As an SVG picture instead of text.") var svg = false

  func validate() throws {
    if let screenshot, Tab(named: screenshot) == nil {
      throw ValidationError(
        "--screenshot is one of \(Tab.names.joined(separator: ", ")), not '\(screenshot)'.")
    }
    if Size(text: size) == nil {
      throw ValidationError("--size is columns x rows such as 120x36, not '\(size)'.")
    }
    if Key.keys(in: keys) == nil {
      throw ValidationError("--keys has a key that there is not: '\(keys)'.")
    }
  }

  /// The screen of `--screenshot` over a shop that has been read.
  func picture(of shop: OpenShop, theme: Theme) async -> String {
    let size = Size(text: size) ?? Size(width: 120, height: 36)
    let tab = screenshot.flatMap(Tab.init(named:)) ?? .overview
    var dashboard = Dashboard(
      size: size, wording: shop.wording, scope: Scope(audience: shop.audience),
      root: Dashboard.screen(of:))
    let library = ThemeLibrary.standard()
    dashboard.palettes = { try? library.palette(named: $0) }
    var settings = Settings()
    settings.theme = theme.name
    // There is no terminal: nothing is ordered of one.
    _ = dashboard.configure(settings, keys: .standard, themes: library.names)
    var still = await StillDashboard(
      dashboard,
      services: Services(
        backend: shop.backend, workspace: shop.workspace, wording: shop.wording))
    if tab != .overview { await still.open(tab) }
    await still.press(Key.keys(in: keys) ?? [])
    let canvas = still.frame(theme: theme)
    return svg
      ? canvas.svg(title: "Tenure, \(tab.name)", palette: still.theme(like: theme).palette)
      : text(canvas)
  }

  private func text(_ canvas: Canvas) -> String {
    canvas.rows.map { row in
      var row = Substring(row)
      while row.last == " " { row.removeLast() }
      return row + "\n"
    }.joined()
  }
}

extension Canvas {
  fileprivate func svg(title: String, palette: ThemePalette) -> String {
    svg(title: title, ink: palette[.text], paper: palette[.background])
  }
}

extension Size {
  /// A size from `120x36`; nil for anything else, and for what no terminal has.
  init?(text: String) {
    let parts = text.lowercased().split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let width = Int(parts[0]), let height = Int(parts[1]),
      1...1000 ~= width, 1...1000 ~= height
    else { return nil }
    self.init(width: width, height: height)
  }
}
