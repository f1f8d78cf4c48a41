import Testing

@Suite("Golden screens")
struct GoldenScreenTests {
  private static let sizes = ["160x45", "100x30", "80x24", "60x20", "40x10"]
  private static let screens = SourceTree.types(conformingTo: "Screen").filter {
    $0.file.path.hasPrefix("Sources/Dashboard/")
  }.map(\.type)
  private static let albums = SourceTree.files(below: "Tests/Screens", ending: ".screen")

  @Test("every screen and dialog is kept at five sizes, in two languages and three looks")
  func kept() {
    for screen in Self.screens {
      let mine = Self.albums.filter { $0.lines.first.map(String.init) == screen }
      #expect(!mine.isEmpty, "no album of \(screen) below Tests/Screens")
      for album in mine { #expect(Self.missing(album) == [], "\(album.path)") }
    }
  }

  private static func missing(_ album: SourceTree.File) -> [String] {
    let frames = Set(
      album.lines.filter { $0.hasPrefix("# ") }.map { line in
        line.dropFirst(2).split(separator: " ").prefix(3).joined(separator: " ")
      })
    let wanted = ["en", "fr"].flatMap { language in
      sizes.flatMap { size in ["dark", "light", "mono"].map { "\(language) \(size) \($0)" } }
    }
    return wanted.filter { !frames.contains($0) }
  }

  @Test("the screens are found by their declarations")
  func found() { #expect(Self.screens.count >= 24) }
}
