import Foundation
import Support
import TerminalKit
import Testing

@testable import Dashboard

@Suite("Every screen, every size, every look, as recorded")
struct ScreenMatrixTests {
  static let sizes: [Size] = [.wide, .medium, .classic, .small, .tiny]
  private static let folder = URL(filePath: Golden.folder)
    .appending(path: "../../themes").standardized.path

  static let looks: [(name: String, theme: Theme)] = [
    ("dark", .dark),
    ("light", Theme((try? ThemeFile.read(folder + "/light.theme")) ?? .dark)),
    ("mono", Theme(.dark, depth: .mono)),
  ]

  @Test("it is drawn as recorded, in both languages", arguments: ScreenPlace.all)
  func matrix(_ place: ScreenPlace) async throws {
    var album: Album?
    for language in Language.allCases {
      var session = try await place.session(language)
      for size in Self.sizes {
        session.resize(size)
        for look in Self.looks {
          let canvas = session.dashboard.draw(theme: look.theme)
          #expect(canvas.rows.allSatisfy { $0.displayWidth == size.width })
          let frame = "\(size.width)x\(size.height)"
          let heading = session.dashboard.front.map { "\(type(of: $0.screen))" } ?? ""
          album = album ?? Album(heading)
          album?.add(canvas, language, frame, look.name)
        }
      }
    }
    let outcome = Golden.compare(place.name, try #require(album))
    #expect(outcome.isSame, "\(outcome)")
  }

  @Test("the light theme is read, not the dark one in its place")
  func light() { #expect(Self.looks[1].theme != Self.looks[0].theme) }
}

extension Album {
  /// Adds what was drawn; light and mono resemble dark, French resembles English.
  fileprivate mutating func add(
    _ canvas: Canvas, _ language: Language, _ size: String, _ look: String
  ) {
    let twin: String? =
      if look != "dark" {
        "\(language.rawValue) \(size) dark"
      } else if language != .english {
        "\(Language.english.rawValue) \(size) dark"
      } else { nil }
    let styles = (0..<canvas.size.height).map { y in
      canvas.looks(ofRow: y).map { ($0.look.letters, $0.look.description, $0.columns) }
    }
    add(
      "\(language.rawValue) \(size) \(look)", look: look, like: twin, rows: canvas.rows,
      styles: styles)
  }
}
