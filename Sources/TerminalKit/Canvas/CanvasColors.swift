/// The canvas as text with colour sequences.
extension Canvas {
  /// The frame for a terminal that only prints: every row with its colours, ending with a line feed. For pictures in
  /// documents and `--snapshot`.
  public func colored(depth: ColorDepth) -> String {
    var text = ""
    for y in 0..<size.height {
      var last = ""
      for x in 0..<size.width {
        let cell = cells[y * size.width + x]
        guard cell.width > 0 else { continue }
        let sequence = Canvas.sequence(cell, depth: depth)
        if sequence != last { text += sequence }
        last = sequence
        for scalar in cell.scalars.compactMap(Unicode.Scalar.init) {
          text.unicodeScalars.append(scalar)
        }
      }
      text += "\u{1B}[0m\n"
    }
    return text
  }

  private static func sequence(_ cell: Cell, depth: ColorDepth) -> String {
    var codes = ["0"]
    for (bit, code) in [(1, "1"), (2, "2"), (16, "3"), (4, "4"), (8, "7")]
    where Int(cell.attributes) & bit != 0 {
      codes.append(code)
    }
    codes += color(Color(raw: cell.foreground), base: 30, depth)
    codes += color(Color(raw: cell.background), base: 40, depth)
    return "\u{1B}[\(codes.joined(separator: ";"))m"
  }

  private static func color(_ color: Color, base: Int, _ depth: ColorDepth) -> [String] {
    guard depth > .mono, color.raw >= 0 else { return [] }
    if depth == .truecolor, color.raw >= 0x100_0000, let rgb = color.rgb {
      return ["\(base + 8);2;\(rgb.red);\(rgb.green);\(rgb.blue)"]
    }
    let number = color.number(at: depth)
    if depth == .palette16 {
      return ["\(number < 8 ? base + Int(number) : base + 52 + Int(number))"]
    }
    return ["\(base + 8);5;\(number)"]
  }
}
