import Audiences
import CustomerData
import RetentionEngine
import TerminalKit
import Workspace

/// One screen or dialog: a value that answers keys by changing itself and asking for effects.
///
/// The value is the whole state, so going back is nothing but showing the value again:
/// filter, sort, cursor and marks are as they were left.
///
/// `reduce` is pure; every `await` is in `perform`.
public protocol Screen: Equatable, Sendable {
  /// What can happen on it.
  associatedtype Action: Equatable & Sendable
  /// What it can ask for.
  associatedtype Command: Hashable & Sendable

  /// Its name in the breadcrumb and in Help.
  func title(_ wording: Wording) -> String
  /// The customers it is about; the breadcrumb prints the expression.
  var audience: AudienceExpression { get }
  /// The remark at the right of the breadcrumb.
  func remark(_ scene: Scene) -> String
  /// The left and the right half of the status line; "" leaves the last message.
  func status(_ scene: Scene) -> (left: String, right: String)

  /// The keys that do something now, the most useful first.
  func keys(_ scene: Scene) -> [KeyBinding<Action>]
  /// The same, as keys are looked up. Made of `keys` for every screen, and asked for here so that it is compiled for
  /// the actions of each.
  func keyring(_ scene: Scene) -> Keyring<Action>
  /// What a key means while text is being typed; nil: not typing, or not a key of the text.
  func typed(_ key: Key) -> Action?
  /// What pasted text means; nil: nothing.
  func pasted(_ text: String) -> Action?

  /// How the next session opens it again; nil: it can't.
  var note: ScreenNote? { get }
  /// The screen as an earlier session left it.
  mutating func recall(_ note: ScreenNote)
  /// The command that prints what it shows: subcommand and options, without the folder; nil: there is none.
  func command(_ scene: Scene) -> [String]?

  /// The data are there, or have changed: ask for what is shown.
  mutating func appear(_ scope: Scope) -> [Effect<Command>]
  /// The screen is kept for coming back: what it can ask for again need not be.
  mutating func rest()
  /// Something happened.
  mutating func reduce(_ action: Action) -> [Effect<Command>]
  /// What of the user's choices is not as in an earlier value of the screen; `u` takes these back.
  func changes(since earlier: Self) -> [UserChange]
  /// Whether a change is under way that takes several keys and is taken back as one.
  var isChanging: Bool { get }
  /// Makes the user's choices what they were.
  mutating func takeBack(to earlier: Self, _ scope: Scope) -> [Effect<Command>]
  /// Does what was asked for; the answer comes back as an action.
  @concurrent static func perform(_ command: Command, with services: Services) async -> Action
  /// What to draw. While it is drawn it notes what the mouse means where: one of its actions, or a key.
  func view(_ scene: Scene) -> any Widget
}

extension Screen {
  /// Of its keys.
  public func keyring(_ scene: Scene) -> Keyring<Action> { Keyring(keys(scene)) }
  /// Not typing.
  public func typed(_ key: Key) -> Action? { nil }
  /// Pasting does nothing.
  public func pasted(_ text: String) -> Action? { nil }
  /// Not opened again.
  public var note: ScreenNote? { nil }
  /// Nothing was kept of it.
  public mutating func recall(_ note: ScreenNote) {}
  /// No command prints it.
  public func command(_ scene: Scene) -> [String]? { nil }
  /// Keeps everything.
  public mutating func rest() {}
  /// Nothing to take back.
  public func changes(since earlier: Self) -> [UserChange] { [] }
  /// Every change is one key.
  public var isChanging: Bool { false }
  /// Is what it was, with the figures of now.
  public mutating func takeBack(to earlier: Self, _ scope: Scope) -> [Effect<Command>] {
    self = earlier
    return appear(scope)
  }
  /// Nothing to remark.
  public func remark(_ scene: Scene) -> String { "" }
  /// Nothing to report.
  public func status(_ scene: Scene) -> (left: String, right: String) { ("", "") }
}

/// What a screen is drawn with, besides its own value.
public struct Scene: Equatable, Sendable {
  /// Words and numbers in the user's language.
  public let wording: Wording
  /// What the data are; nil while they are read.
  public let summary: SnapshotSummary?
  /// The period and the customers of every screen.
  public let scope: Scope
  /// The size of the body.
  public let size: Size
  /// Whether what goes on is seen to move.
  var moves = true

  /// A scene.
  public init(wording: Wording, summary: SnapshotSummary?, scope: Scope, size: Size) {
    self.wording = wording
    self.summary = summary
    self.scope = scope
    self.size = size
  }

  /// How far something has got, as it is shown: in quarters where nothing shall move.
  func progress(_ share: Double?) -> Double? {
    guard !moves, let share, share.isFinite else { return share }
    return (share * 4).rounded(.down) / 4
  }
}

/// What a screen asks of the world.
public enum Effect<Command: Hashable & Sendable>: Sendable {
  /// Work whose answer comes back as an action; a newer command with the same `lane` replaces it. With a `rest` it
  /// begins only when the lane has been left alone for so long.
  case perform(Command, lane: String, rest: Duration = .zero)
  /// Opens a screen on top; `esc` comes back.
  case push(any Screen)
  /// Opens a dialog over this screen.
  case present(any Screen)
  /// Closes the dialog, or goes back one screen.
  case dismiss
  /// Goes to one of the numbered screens.
  case go(to: Tab)
  /// Says something in the status line.
  case say(String, Tone)
  /// Puts text on the clipboard.
  case copy(String)
  /// Something done outside of the screen.
  case run(Errand)
  /// Presses a key of the screen below the dialog that asks, once the dialog is closed.
  case press(Key)
  /// Changes the period of every screen.
  case setPeriod(days: Int, range: DayRange?)
  /// Shows everything as it was known at the end of a day; nil: on the last day of the data.
  case travel(to: Day?)
  /// Asks every open screen to ask again, because what the user keeps has changed.
  case refresh
  /// A file of the user's was changed, which can be taken back.
  case changed(AudienceFileChange)
  /// Every list of the kind shows these columns from now on.
  case columns(CustomerListKind, ColumnPlan)
  /// A key does something else from now on, and in the user's file.
  case bind(KeyChange)
  /// Looks as these settings say from now on; `keeps` also writes them to the user's file.
  case settings(Settings, keeps: Bool)
}

/// How a message is meant.
public enum Tone: Equatable, Sendable {
  /// It worked.
  case good
  /// For your information.
  case note
  /// Look at it.
  case warning
  /// It failed; stays until a key.
  case bad
}
