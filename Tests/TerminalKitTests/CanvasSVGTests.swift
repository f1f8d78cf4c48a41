import Foundation
import Support
import Testing

@testable import TerminalKit

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("A frame as SVG")
struct CanvasSVGTests {
  private func canvas(_ text: String, style: Style = .plain) -> Canvas {
    var canvas = Canvas(size: Size(width: 12, height: 2))
    canvas.text(text, x: 0, y: 0, style: style)
    return canvas
  }

  private func svg(_ canvas: Canvas) -> String {
    canvas.svg(title: "a <b> & c", ink: RGB(0xD0D0D0), paper: RGB(0x101010))
  }

  @Test("Signs of the markup are written as text, never as markup")
  func escaped() {
    let picture = svg(canvas("<a>&\"b\""))
    #expect(picture.contains(">&lt;a&gt;&amp;\"b\" "))
    #expect(picture.contains("<title>a &lt;b&gt; &amp; c</title>"))
  }

  @Test("A run of equal cells is one text as wide as its cells")
  func runs() {
    let picture = svg(canvas("hello"))
    #expect(picture.components(separatedBy: "<text").count == 2)
    #expect(picture.contains("textLength=\"\(12 * 8)\""))
  }

  @Test("A wide glyph takes two cells and stands alone")
  func wide() {
    let picture = svg(canvas("a山b"))
    #expect(picture.contains("x=\"8\" y=\"13\" fill=\"#d0d0d0\" textLength=\"16\""))
    #expect(picture.contains(">山</text>"))
  }

  /// The areas, and the middles of the dots, that a picture draws.
  private func drawn(_ picture: String) -> [Rect] {
    picture.matches(of: /M(\d+) (\d+)h(\d+)(?:v(\d+))?/).map { found in
      let sides = [found.1, found.2, found.3, found.4 ?? "0"].map { Int($0) ?? -1 }
      return Rect(x: sides[0], y: sides[1], width: sides[2], height: sides[3])
    }
  }

  @Test("Blocks and dots are drawn within their own cell, whatever the viewer's font makes of them")
  func shapes() throws {
    let cell = Rect(x: 8, y: 0, width: 8, height: 17)
    let blocks = Set(0x2580...0x259F).subtracting(0x2591...0x2593)
    for scalar in blocks.union(0x2801...0x28FF).sorted() {
      let glyph = try #require(UnicodeScalar(scalar))
      let picture = svg(canvas("a\(glyph)b"))
      let parts = drawn(picture)
      #expect(!parts.isEmpty && !picture.unicodeScalars.contains(glyph), "\(glyph)")
      let areWithin = parts.allSatisfy {
        cell.contains(Point(x: $0.x, y: $0.y)) && $0.maxX <= cell.maxX && $0.maxY <= cell.maxY
      }
      #expect(areWithin, "\(glyph) \(parts)")
    }
  }

  @Test("Halves, eighths and quarters that make up a cell meet without a gap or an overlap")
  func halves() {
    for pair in ["▀▄", "▌▐", "▔▇", "▕▉", "▚▞", "▙▝", "▛▗", "▜▖", "▟▘"] {
      let area = pair.map { drawn(svg(canvas(String($0)))).reduce(0) { $0 + $1.width * $1.height } }
      #expect(area.reduce(0, +) == 8 * 17, "\(pair)")
    }
  }

  @Test("Blocks of one colour side by side are one path, underlined ones stay text")
  func merged() {
    #expect(svg(canvas("▄▄▖")).components(separatedBy: "<path").count == 2)
    let underlined = svg(canvas("▄", style: Style(attributes: .underline)))
    #expect(underlined.contains(">▄") && !underlined.contains("<path"))
  }

  @Test("Reversed cells exchange ink and paper")
  func reversed() {
    let picture = svg(canvas("x", style: Style(attributes: .reverse)))
    #expect(picture.contains("height=\"17\" fill=\"#d0d0d0\"/>"))
    #expect(picture.contains("fill=\"#101010\" textLength=\"8\""))
  }

  @Test("Any text makes a document an XML parser takes", arguments: 0..<50)
  func wellFormed(seed: Int) {
    var random = Seed(seed)
    let scalars = (0..<12).map { _ in
      Unicode.Scalar(UInt32.random(in: 0x00...0x2FFF, using: &random)) ?? "?"
    }
    let picture = svg(canvas(String(String.UnicodeScalarView(scalars))))
    #expect(XMLParser(data: Data(picture.utf8)).parse(), "\(scalars.map(\.value))")
  }
}
