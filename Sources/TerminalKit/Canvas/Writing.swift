/// A text that was written on a canvas, and whether there was room for all of it.
public struct Writing: Hashable, Sendable {
  /// The text as it was given.
  public let text: String
  /// Whether its end is missing.
  public let isCut: Bool
}

extension Canvas {
  /// A canvas that is drawn on to learn what is written, and what of it is cut.
  public static func forWritings(size: Size) -> Canvas {
    var canvas = Canvas(size: size)
    canvas.writings = []
    return canvas
  }

  /// Notes a text in row `y` that has `room` columns.
  mutating func note(_ text: String, y: Int, room: Int) {
    guard writings != nil, y >= clip.y, y < clip.maxY else { return }
    writings?.append(Writing(text: text, isCut: text.displayWidth > room))
  }
}
