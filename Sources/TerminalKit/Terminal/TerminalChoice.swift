import CNcurses

/// What the environment says about the terminal: which description to use, how many colours, whether only ASCII.
struct TerminalChoice: Equatable {
  /// The name curses is given.
  let name: String
  /// Whether that name is Tenure's own direct-colour description.
  let isOwn: Bool
  let depth: ColorDepth

  /// Decides from `TERM`, `COLORTERM` and `NO_COLOR`. `describe` gives the colours of a name, or nil.
  init(
    environment: [String: String], limit: ColorDepth = .truecolor,
    describe: (String) -> Int? = TerminalChoice.colors
  ) throws(TerminalError) {
    guard let term = environment["TERM"], !term.isEmpty else { throw .noName }
    guard let colors = describe(term) else { throw .unsuitable(name: term) }
    let refused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    var depth = TerminalChoice.depth(colors: colors)
    let direct = TerminalChoice.claimsTruecolor(environment, term: term) && depth > .mono
    if direct { depth = .truecolor }
    depth = refused ? .mono : min(depth, limit)
    self.depth = depth
    isOwn = depth == .truecolor && colors < 1 << 24
    name = isOwn ? DirectColorDescription.name : term
  }

  private static func depth(colors: Int) -> ColorDepth {
    if colors >= 1 << 24 { return .truecolor }
    return colors >= 256 ? .palette256 : colors >= 8 ? .palette16 : .mono
  }

  /// COLORTERM is inherited by programs in between; screen and the console can't keep its promise.
  private static func claimsTruecolor(_ environment: [String: String], term: String) -> Bool {
    guard ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "") else { return false }
    if term.hasPrefix("linux") { return false }
    return !term.hasPrefix("screen") || environment["TMUX"] != nil
  }

  /// Colours of a terminal that can move its cursor; nil for the others.
  static func colors(of name: String) -> Int? {
    var found = terminal_description(colors: 0, can_move_cursor: 0)
    guard terminal_describe(name, &found) == 0, found.can_move_cursor != 0 else { return nil }
    return Int(found.colors)
  }
}
