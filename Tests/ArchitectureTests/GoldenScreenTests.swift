import Testing

@Suite("Golden screens")
struct GoldenScreenTests {
  private static let sizes = ["160x45", "100x30", "80x24", "60x20"]
  private static let screens = SourceTree.types(conformingTo: "Screen").filter {
    $0.file.path.hasPrefix("Sources/Dashboard/Screens/") && $0.type.hasSuffix("Screen")
  }.map(\.type)
  private static let goldens = SourceTree.files(below: "Tests/Screens", ending: ".screen")
    .filter { !$0.path.contains("/widgets/") }.map(\.name)

  @Test("every screen is kept at four sizes", .enabled(if: !goldens.isEmpty), arguments: screens)
  func kept(screen: String) {
    let name = screen.dropLast("Screen".count)
    for size in Self.sizes {
      let isKept = Self.goldens.contains { $0.hasPrefix(name) && $0.contains(size) }
      #expect(isKept, "no \(name)-\(size).screen below Tests/Screens")
    }
  }

  @Test("the screens are found by their declarations")
  func found() { #expect(Self.screens.count >= 8) }
}
