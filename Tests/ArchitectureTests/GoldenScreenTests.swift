import Testing

@Suite("Golden screens")
struct GoldenScreenTests {
  private static let sizes = ["160x45", "100x30", "80x24", "60x20"]
  private static let screens = SourceTree.types(conformingTo: "Screen").filter {
    $0.file.path.hasPrefix("Sources/Dashboard/Screens/") && $0.type.hasSuffix("Screen")
  }.map(\.type)
  private static let folder = "Tests/Screens"
  private static let goldens = SourceTree.files(below: folder, ending: ".screen").map {
    $0.path.dropFirst(folder.count + 1)
  }

  @Test("every screen is kept at four sizes", arguments: screens)
  func kept(screen: String) {
    let name = screen.dropLast("Screen".count).lowercased()
    for size in Self.sizes {
      // `cohorts-80x24.screen`, or `audiences/list-80x24.screen` for a screen with several.
      let isKept = Self.goldens.contains {
        $0.hasPrefix("\(name)-\(size)") || ($0.hasPrefix("\(name)/") && $0.contains(size))
      }
      #expect(isKept, "no \(name)-\(size).screen below \(Self.folder)")
    }
  }

  @Test("the screens are found by their declarations")
  func found() { #expect(Self.screens.count >= 8) }
}
