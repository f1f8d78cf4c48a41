import Dispatch

/// A terminal without a screen: plays a script and keeps the frames. Tests and `--snapshot` use it.
@MainActor public final class MemoryTerminal: Terminal {
  /// One line of the script.
  public enum Step: Sendable {
    /// Something happens.
    case event(InputEvent)
    /// The terminal gets another size, and the loop is told.
    case resize(Size)
    /// Waits until the last frame answers yes: for results of background tasks. No clock decides but `patience`.
    case until(@Sendable (Canvas) -> Bool)
    /// Keeps the last frame in `snapshots`.
    case snapshot(String)
  }

  /// Columns and rows.
  public private(set) var size: Size
  /// How many colours it pretends to show.
  public let depth: ColorDepth
  /// The frame last presented.
  public private(set) var canvas: Canvas
  /// Frames kept by the script, by name.
  public private(set) var snapshots: [String: Canvas] = [:]
  /// Texts put into the clipboard.
  public private(set) var copied: [String] = []
  /// How often the program was stopped.
  public private(set) var suspensions = 0
  /// Whether clicks are reported.
  public private(set) var hasMouse = true
  /// Whether an `until` was never answered with yes.
  public private(set) var lostPatience = false
  /// Seconds an `until` waits for a background task.
  public var patience = 20.0
  /// Ends a `wait`.
  public let wake: @Sendable () -> Void
  private var script: ArraySlice<Step>
  private let bell: DispatchSemaphore

  /// A terminal that plays `script` and then asks the program to quit.
  public init(size: Size, depth: ColorDepth = .truecolor, script: [Step] = []) {
    self.size = size
    self.depth = depth
    self.script = script[...]
    canvas = Canvas(size: size)
    let bell = DispatchSemaphore(value: 0)
    self.bell = bell
    wake = { bell.signal() }
  }

  /// A terminal that plays keys.
  public convenience init(size: Size, depth: ColorDepth = .truecolor, keys: [Key]) {
    self.init(size: size, depth: depth, script: keys.map { .event(.key($0)) })
  }

  /// Keeps the frame.
  public func present(_ canvas: Canvas) { self.canvas = canvas }

  /// The next events of the script; after its end, a request to quit.
  public func wait(timeoutMilliseconds: Int) -> [InputEvent] {
    while let step = script.first {
      switch step {
      case .event(let event):
        script.removeFirst()
        return [event]
      case .resize(let size):
        script.removeFirst()
        self.size = size
        return [.resize]
      case .snapshot(let name):
        script.removeFirst()
        snapshots[name] = canvas
      case .until(let isReached):
        if isReached(canvas) {
          script.removeFirst()
        } else if bell.wait(timeout: .now() + patience) == .success {
          return [.wake]
        } else {
          lostPatience = true
          script = []
        }
      }
    }
    return [.quit(signal: 0)]
  }

  /// Counts.
  public func suspend() { suspensions += 1 }
  /// Remembers.
  public func setMouse(_ isOn: Bool) { hasMouse = isOn }
  /// Keeps the text.
  public func copy(_ text: String) { copied.append(text) }
}
