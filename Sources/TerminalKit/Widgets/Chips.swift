/// Small words on their own paper, side by side: filters, tags, choices.
public struct Chips: Widget, Hashable {
  /// One chip.
  public struct Chip: Hashable, Sendable {
    /// Its words.
    public var phrases: [Phrase]
    /// The one under the cursor, or the choice that is made.
    public var isActive: Bool

    /// A chip.
    public init(_ text: String, role: Role = .text, isActive: Bool = false) {
      self.init([Phrase(text, role)], isActive: isActive)
    }

    /// A chip of several roles, such as a key and what it does.
    public init(_ phrases: [Phrase], isActive: Bool = false) {
      self.phrases = phrases
      self.isActive = isActive
    }

    /// Columns it takes, its padding included.
    public var width: Int { phrases.width + 2 }
  }

  /// From left to right.
  public var chips: [Chip]

  /// A row of chips.
  public init(_ chips: [Chip]) { self.chips = chips }

  /// Where the chips that fit stand.
  public func areas(in area: Rect) -> [(index: Int, area: Rect)] {
    var (x, places) = (area.x, [(index: Int, area: Rect)]())
    for (place, chip) in chips.enumerated() {
      let isLast = place == chips.count - 1
      guard x + chip.width + (isLast ? 0 : 4) <= area.maxX || isLast && x == area.x else { break }
      let spot = Rect(x: x, y: area.y, width: chip.width, height: 1)
      places.append((place, spot.intersection(area)))
      x += chip.width + 1
    }
    return places
  }

  /// Draws on the first row; chips that don't fit become `+3`.
  public func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard !area.isEmpty else { return }
    let places = areas(in: area)
    for (place, spot) in places { draw(chips[place], on: &canvas, in: spot, theme: theme) }
    guard places.count < chips.count else { return }
    let x = places.last.map { $0.area.maxX + 1 } ?? area.x
    canvas.text(
      "+\(chips.count - places.count)", x: x, y: area.y, style: theme.ink(.faint),
      maxX: area.maxX)
  }

  private func draw(_ chip: Chip, on canvas: inout Canvas, in spot: Rect, theme: Theme) {
    if theme.usesSurfaces {
      canvas.fill(spot, style: theme.style(.text, on: chip.isActive ? .selection : .chip))
    } else if chip.isActive {
      canvas.fill(spot, style: theme.style(.text, on: .selection))
    } else {
      canvas.text("[", x: spot.x, y: spot.y, style: theme.ink(.faint))
      canvas.text("]", x: spot.maxX - 1, y: spot.y, style: theme.ink(.faint))
    }
    let words = chip.isActive ? chip.phrases.map { Phrase($0.text, $0.role, .bold) } : chip.phrases
    canvas.phrases(words, x: spot.x + 1, y: spot.y, maxX: spot.maxX - 1, theme: theme)
  }
}
