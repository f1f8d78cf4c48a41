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
