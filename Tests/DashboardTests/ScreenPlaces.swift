import CustomerData
import Destinations
import Retention
import RetentionEngine
import Support
import TerminalKit
import Workspace

@testable import Dashboard

extension ScreenPlace {
  static let figures = [
    ScreenPlace("overview", .village),
    ScreenPlace("overview-sample", .sample),
    ScreenPlace("overview-zoom", .village, .tab, "Z"),
    ScreenPlace("loading") { $0.note(.reading(progress)) },
    ScreenPlace("unreadable") { $0.note(.failed("orders.csv, line 12: \"12,9O\" is no amount.")) },
    ScreenPlace("cancelled") { $0.note(.cancelled) },
    ScreenPlace("cohorts", .village, "2"),
    ScreenPlace("cohorts-sum", .village, "2", "mmm", .end, .down),
    ScreenPlace("cohorts-split", .village, "2", "us", .down),
    ScreenPlace("segments", .timed, "3"),
    ScreenPlace("segments-list", .village, "3", .tab, .down),
    ScreenPlace("segments-moves", .timed, "3", .tab, .tab, .down),
    ScreenPlace("models", .fitted, "7"),
    ScreenPlace("models-gains", .fitted, "7", .tab, .tab, "v"),
    ScreenPlace("models-none", .village, "7"),
    ScreenPlace("riskmap", .fitted, "4v"),
    ScreenPlace("riskmap-customers", .fitted, "4v", "v"),
    ScreenPlace("datahealth", .sample, "8"),
    ScreenPlace("datahealth-problems", .sample, "8", .tab, .down),
    ScreenPlace("explain", .village, .right, "x"),
    ScreenPlace("explain-cohort", .village, "2", .end, "x"),
  ]

  static let lists = [
    ScreenPlace("atrisk", .sample, "4", "j", "  ", "j"),
    ScreenPlace("atrisk-model", .fitted, "4"),
    ScreenPlace("atrisk-nobody", .sample, "4", "/", "spent > 300 and city = \"Ajaccioo\"", .enter),
    ScreenPlace("atrisk-sort", .sample, "4", "s", .down),
    ScreenPlace("customers", .sample, "5", "/", "spent > 300 and country = \"FR\"", .enter, "jj"),
    ScreenPlace("customers-columns", .village, "5", "c", .down),
    ScreenPlace("customers-typing", .village, "5", "/", "zo"),
    ScreenPlace("customers-mistake", .village, "5", "/", "spent > 300 and recncy > 60"),
    ScreenPlace("profile", .sample, "4", .enter, "j"),
    ScreenPlace("profile-facts", .village, "5", .enter, .tab),
  ]

  static let audiences = [
    ScreenPlace("audiences") { try await $0.openAudiences() },
    ScreenPlace("expression") { try await $0.openAudiences("a") },
    ScreenPlace("expression-mistake") {
      try await $0.openAudiences("a", .ctrl("u"), "spent > 300 and recncy > 60")
    },
    ScreenPlace("export") { try await $0.openAudiences("e") },
    ScreenPlace("export-klaviyo") { try await $0.openAudiences("e", .times(7, .right), .down) },
    ScreenPlace("audiences-delete") { try await $0.openAudiences("d") },
    ScreenPlace("builder") {
      try $0.services.workspace.audiences.save(
        SavedAudience(name: "Mail", expression: "consent.email"))
      try await $0.openAudiences("b", "(", "country = \"FR\"", .enter, .down, "!")
    },
    ScreenPlace("builder-together") { try await $0.openAudiences("b", "L") },
    ScreenPlace("builder-typing") { try await $0.openAudiences("b", "a", "city = ") },
    ScreenPlace("builder-text") {
      try await $0.openAudiences("b", .tab, " and recncy > 60 days")
    },
    ScreenPlace("builder-new") { try await $0.openAudiences("n") },
    ScreenPlace("overlap") {
      for (name, text) in [
        ("At risk", "rfm.segment = \"At Risk\""), ("Mail", "consent.email"),
        ("France", "country = \"FR\""),
      ] {
        try $0.services.workspace.audiences.save(SavedAudience(name: name, expression: text))
      }
      try await $0.openAudiences("o", .down, .right, .right)
    },
    ScreenPlace("rights", .rights, root: { AudiencesScreen() }) {
      try await $0.services.workspace.suppress(
        [SuppressionHash.email("x@example.com")], at: "2026-06-20T10:00:00Z")
      await $0.press("6p")
    },
    ScreenPlace("rights-erase", .rights, root: { AudiencesScreen() }, "6p", "E", "cleo"),
    ScreenPlace(
      "rights-suppress", .rights, root: { AudiencesScreen() }, "6p", "s", "ann@example.com"),
    ScreenPlace("rights-access", .rights, root: { AudiencesScreen() }, "6p", "A"),
  ]

  /// Every view of the menu, what the sample shop's customers say and cost, two cohorts side by side.
  static let views =
    SheetName.menu.map { name in
      let word = String(describing: name).prefix { $0.isLetter }
      let home: Home = word == "satisfaction" || word == "payback" ? .sample : .timed
      return ScreenPlace("view-\(word)", home, root: { SheetScreen(name) }, .down)
    } + [
      ScreenPlace("view-compare", .village, "2", "c"),
      ScreenPlace(
        "view-brackets", .village,
        root: { SheetScreen(.aged(.retention, nil, edges: AgedCohorts.usualEdges)) }, "E"),
    ]

  static let dialogs = [
    ScreenPlace("palette", .village, ":"),
    ScreenPlace("palette-typing", .village, ":", "co"),
    ScreenPlace("log", .village, "u", "M", .key(.alt("l"))),
    ScreenPlace("help", .village, "?"),
    ScreenPlace("help-customers", .village, "5", "?"),
    ScreenPlace("help-typing", .village, "5", "?", "ma"),
    ScreenPlace("period", .village, "t"),
    ScreenPlace("own-keys") {
      await $0.press("2", .ctrl("k"), "jj", .enter)
    },
    ScreenPlace("settings") {
      await $0.configure(Settings(), keys: .standard, themes: ["dark", "light"])
      await $0.press(",", "j")
    },
    ScreenPlace("themes") {
      await $0.configure(Settings(), keys: .standard, themes: Session.library.names)
      await $0.press(.ctrl("t"), "jj")
    },
    ScreenPlace("tour") { $0.beginTour() },
    ScreenPlace("choices") {
      await $0.press("g")
      $0.waitForChoices()
    },
    ScreenPlace("changed") {
      $0.notice(FolderChange(name: "orders.csv", kind: .changed))
    },
    ScreenPlace("notice") {
      $0.notice(FolderChange(name: "orders.csv", kind: .changed))
      await $0.press("R")
      $0.fail("orders.csv, line 12: \"12,9O\" is no amount.")
    },
  ]

  private static let progress = Dashboard.Progress(
    bytes: 48_000_000, total: 100_100_000, rows: 503_211, file: "orders.csv")
}

extension Session {
  /// The audiences with one saved, deliveries going to `/exports`, then keys.
  fileprivate mutating func openAudiences(_ presses: Press...) async throws {
    try await services.workspace.setPreference("export.folder", to: "/exports")
    try services.workspace.audiences.save(
      SavedAudience(
        name: "Faithful", owner: "Sarah", expected: 1...9,
        expression: "orders >= 3 and recency > 30 days"))
    await press("6")
    for press in presses { await self.press(press) }
  }
}
