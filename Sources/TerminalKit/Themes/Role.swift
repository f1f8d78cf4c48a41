/// What a colour is for. Screens name roles; themes say which colour a role has.
public enum Role: String, CaseIterable, Sendable {
  /// Behind everything.
  case background
  /// Panels.
  case surface
  /// The active tab, a modal, the field being edited.
  case raised
  /// The empty part of bars.
  case track
  /// Gridlines and axes; never text.
  case border
  /// Names and values.
  case text
  /// Secondary words.
  case dim
  /// Labels, remarks, headers.
  case faint
  /// Figures and panel names.
  case title
  /// The focused panel, the cursor.
  case focus
  /// One emphasis, language keywords.
  case accent
  /// The selected row.
  case selection
  /// Better, complete.
  case good
  /// Look at it.
  case warning
  /// Worse, failed.
  case bad
  /// Keys in hints.
  case key
  /// Returning customers, high end of bars.
  case returning
  /// Returning customers, low end.
  case returningLow
  /// New customers, the second series.
  case new
  /// The second series, low end.
  case newLow
  /// The second series' name as text.
  case newText
  /// Under a modal.
  case shadow
  /// Filter chips.
  case chip

  /// Position in `allCases`; asked for at every piece of text, hence no search.
  var index: Int {
    switch self {
    case .background: 0
    case .surface: 1
    case .raised: 2
    case .track: 3
    case .border: 4
    case .text: 5
    case .dim: 6
    case .faint: 7
    case .title: 8
    case .focus: 9
    case .accent: 10
    case .selection: 11
    case .good: 12
    case .warning: 13
    case .bad: 14
    case .key: 15
    case .returning: 16
    case .returningLow: 17
    case .new: 18
    case .newLow: 19
    case .newText: 20
    case .shadow: 21
    case .chip: 22
    }
  }

  /// The letter that stands for the role in golden files.
  public var letter: Character {
    switch self {
    case .background: "_"
    case .surface: "."
    case .raised: "^"
    case .track: "z"
    case .border: "x"
    case .text: "t"
    case .dim: "d"
    case .faint: "f"
    case .title: "w"
    case .focus: "o"
    case .accent: "a"
    case .selection: "s"
    case .good: "g"
    case .warning: "y"
    case .bad: "b"
    case .key: "k"
    case .returning: "r"
    case .returningLow: "l"
    case .new: "n"
    case .newLow: "m"
    case .newText: "e"
    case .shadow: "h"
    case .chip: "c"
    }
  }
}

/// The meaning of a cell's ink or paper in one byte: a role, a heat step or a diverging step.
struct Shade: Hashable, Sendable {
  let code: UInt8

  static let none = Shade(code: 0)
  static func role(_ role: Role) -> Shade { Shade(code: UInt8(role.index + 1)) }
  static func heat(_ fraction: Double) -> Shade {
    Shade(code: 100 + UInt8(min(9, max(0, fraction * 10))))
  }
  static func diverging(_ fraction: Double) -> Shade {
    Shade(code: abs(fraction) < 0.05 ? 121 : fraction < 0 ? 120 : 122)
  }

  var isRamp: Bool { code >= 100 }
  var isSelection: Bool { self == .role(.selection) }

  /// Role letter, `0`…`9` for heat, `<` `=` `>` for the diverging ramp, a space for none.
  var letter: Character {
    switch code {
    case 0: " "
    case 100...109: Character(Unicode.Scalar(48 + code - 100))
    case 120: "<"
    case 121: "="
    case 122: ">"
    default: Int(code) <= Role.allCases.count ? Role.allCases[Int(code) - 1].letter : "?"
    }
  }
}
