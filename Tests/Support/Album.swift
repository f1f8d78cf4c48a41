/// Frames of one screen at several sizes, in several languages and looks, as one text.
///
///     # en 80x24 dark
///      Overview          ▌│2*_ 8*w_ 10*-_ o.
///     =3                             three rows as in the frame this one is likened to
///     ×2                             the row above twice more
///     # en 80x24 light < en 80x24 dark
///     =24
///     @ dark
///     w_ #c0caf5 on #1a1b26 bold
///
/// A row is its text, `│`, and how its cells are written: the letters of ink and paper, of several colours with the
/// same letters the second with `~2`. What the letters come to stands at the end, once a look.
public struct Album: Equatable, Sendable {
  /// One row of a frame; `=` stands for what the likened frame has.
  public struct Row: Equatable, Sendable {
    /// The glyphs.
    public var text: String
    /// How they are written, such as `2*_ 8*w_`.
    public var styles: String
  }

  /// One frame.
  public struct Frame: Equatable, Sendable {
    /// Language, size and look.
    public let name: String
    /// The frame it resembles most.
    public let likened: String?
    /// From top to bottom.
    public internal(set) var rows: [Row]
  }

  /// What is drawn, such as the type of the screen.
  public var heading: String
  /// In the order they were added.
  public internal(set) var frames: [Frame] = []
  /// Of every look, what its styles come to.
  public internal(set) var looks: [String: [String: String]] = [:]
  private var variants: [String: [String: [String]]] = [:]

  /// An album without frames.
  public init(_ heading: String) { self.heading = heading }

  /// Adds a frame. `styles` are the stretches of every row: letters, colours, columns.
  public mutating func add(
    _ name: String, look: String, like likened: String? = nil, rows: [String],
    styles: [[(letters: String, colors: String, columns: Int)]]
  ) {
    let drawn = zip(rows, styles).map { text, stretches in
      let runs = stretches.map { stretch in
        let key = key(stretch.letters, stretch.colors, in: look)
        return stretch.columns == 1 ? key : "\(stretch.columns)*\(key)"
      }
      return Row(text: text, styles: runs.joined(separator: " "))
    }
    frames.append(Frame(name: name, likened: likened, rows: drawn))
  }

  private mutating func key(_ letters: String, _ colors: String, in look: String) -> String {
    var known = variants[look]?[letters] ?? []
    let place = known.firstIndex(of: colors) ?? known.count
    let key = place == 0 ? letters : "\(letters)~\(place + 1)"
    if place == known.count {
      known.append(colors)
      variants[look, default: [:]][letters] = known
      looks[look, default: [:]][key] = colors
    }
    return key
  }

  /// The frame of that name.
  public func frame(_ name: String) -> Frame? { frames.first { $0.name == name } }

  /// Same frames and looks.
  public static func == (one: Album, other: Album) -> Bool {
    one.heading == other.heading && one.frames == other.frames && one.looks == other.looks
  }
}
