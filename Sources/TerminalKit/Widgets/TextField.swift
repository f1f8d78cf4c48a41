/// A field of one line, scrolled so that the cursor is always seen. A click on a letter puts the cursor before it,
/// beyond the last one behind it.
public struct TextField: Widget, Hashable {
  /// What is edited.
  public var input: TextInput
  /// Before the text, such as `/`.
  public var prompt: String
  /// Said while nothing is typed.
  public var placeholder: String
  /// Whether it has the cursor.
  public var isActive: Bool
  /// The text in colours, when its language is known; its letters must be those of `input`.
  public var coloring: [Phrase]?
  /// What is wrong with the text: letters from … to are underlined.
  public var problem: Range<Int>?

  /// A field.
  public init(
    _ input: TextInput, prompt: String = "", placeholder: String = "", isActive: Bool = true,
    coloring: [Phrase]? = nil, problem: Range<Int>? = nil
  ) {
    self.input = input
    self.prompt = prompt
    self.placeholder = placeholder
    self.isActive = isActive
    self.coloring = coloring
    self.problem = problem
  }

  /// Draws on the first row.
  public func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard !area.isEmpty else { return }
    let row = area.top(1)
    if theme.usesSurfaces {
      canvas.fill(row, style: theme.style(.text, on: isActive ? .raised : .chip))
    }
    var field = row
    if !prompt.isEmpty {
      let end = canvas.text(
        prompt, x: row.x, y: row.y, style: theme.ink(.key, .bold), maxX: row.maxX)
      field = row.droppingLeft(end + 1 - row.x)
    }
    guard !field.isEmpty else { return }
    if input.text.isEmpty {
      canvas.text(
        placeholder, x: field.x, y: field.y, style: theme.ink(.faint), maxX: field.maxX,
        truncating: true)
    }
    drawLetters(on: &canvas, in: field, theme: theme)
  }

  private func drawLetters(on canvas: inout Canvas, in field: Rect, theme: Theme) {
    let letters = styledLetters(theme)
    let before = letters.prefix(input.cursor).reduce(0) { $0 + $1.width }
    let scrolled = max(0, before - field.width + 1)
    var x = field.x - scrolled
    canvas.clipped(to: field) { canvas in
      for letter in letters {
        x = canvas.text(letter.text, x: x, y: field.y, style: letter.style)
      }
    }
    note(letters, from: field.x - scrolled, on: &canvas, in: field)
    guard isActive else { return }
    let place = Rect(x: field.x + before - scrolled, y: field.y, width: 1, height: 1)
    let cursor =
      theme.usesSurfaces
      ? theme.style(.background, on: .focus) : theme.style(.text, on: .selection)
    canvas.restyle(place, style: cursor)
    canvas.cursor = Point(x: place.x, y: place.y)
  }

  private func note(_ letters: [Span], from start: Int, on canvas: inout Canvas, in field: Rect) {
    guard canvas.targets != nil else { return }
    func move(to place: Int) -> CursorMove {
      CursorMove(letters: place - input.cursor, begins: !isActive)
    }
    canvas.target(field, isPlace: false, move(to: letters.count))
    canvas.clipped(to: field) { canvas in
      var x = start
      for (place, letter) in letters.enumerated() {
        let spot = Rect(x: x, y: field.y, width: letter.width, height: 1)
        canvas.target(spot, isPlace: false, move(to: place))
        x += letter.width
      }
    }
  }

  private func styledLetters(_ theme: Theme) -> [Span] {
    let phrases = coloring ?? [Phrase(input.text)]
    let letters = phrases.flatMap { phrase in
      phrase.text.map { Span(String($0), theme.ink(phrase.role, phrase.attributes)) }
    }
    guard let problem else { return letters }
    return letters.enumerated().map { place, letter in
      guard problem.contains(place) else { return letter }
      return Span(letter.text, theme.ink(.bad, .underline))
    }
  }
}
