import CustomerData
import TerminalKit
import Workspace

/// What a screen wants of the dashboard.
enum Wish: Sendable {
  case push(any Screen)
  case present(any Screen)
  case dismiss
  case go(Tab)
  case say(String, Tone)
  case copy(String)
  case run(Errand)
  case press(Key)
  case setPeriod(Int, DayRange?)
  case travel(Day?)
  case refresh
  case changed(AudienceFileChange)
  case columns(CustomerListKind, ColumnPlan)
  case bind(KeyChange)
  case settings(Settings, keeps: Bool)
}

/// What came of one action.
struct Outcome: Sendable {
  var requests: [Request] = []
  var wishes: [Wish] = []
}

/// What the program must do after the dashboard has taken something in.
public struct Orders: Sendable {
  /// Work to start, newest question of a lane wins.
  public internal(set) var requests: [Request] = []
  /// Text for the clipboard.
  public internal(set) var clipboard: String?
  /// What to do outside of the screen.
  public internal(set) var errand: Errand?
  /// Whether to end.
  public internal(set) var quits = false
  /// Whether to stop until `fg`.
  public internal(set) var suspends = false
  /// Whether to paint everything anew.
  public internal(set) var repaints = false
  /// Whether to stop all running work.
  public internal(set) var cancels = false
  /// The day to see everything on; nil within: the last day of the data.
  public internal(set) var travels: Day??
  /// Whether to read the data again.
  public internal(set) var reloads = false
  /// Settings to write to the user's file.
  public internal(set) var keeps: Settings?

  /// A key of the user's own to write down.
  public internal(set) var binds: KeyChange?

  mutating func add(_ other: Orders) {
    requests += other.requests
    clipboard = other.clipboard ?? clipboard
    errand = other.errand ?? errand
    quits = quits || other.quits
    suspends = suspends || other.suspends
    repaints = repaints || other.repaints
    cancels = cancels || other.cancels
    reloads = reloads || other.reloads
    travels = other.travels ?? travels
    keeps = other.keeps ?? keeps
    binds = other.binds ?? binds
  }
}
