import CPty
import Foundation

/// A program on a terminal of its own, and the screen it has drawn.
public final class PtyProcess {
  /// What the terminal shows.
  public private(set) var screen: VTScreen
  /// Everything the program sent.
  public private(set) var output: [UInt8] = []
  /// The child's process number.
  public let process: Int32
  private let terminal: Int32
  private var status: Int32?
  private var isClosed = false

  /// Starts a program, in a folder where it may leave files.
  public init(
    _ path: String, arguments: [String] = [], columns: Int = 80, rows: Int = 24,
    environment: [String: String], in folder: String? = nil
  ) throws {
    var argv = ([path] + arguments).map { strdup($0) } + [nil]
    var envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    var child: Int32 = 0
    terminal = cpty_spawn(
      path, &argv, &envp, folder, Int32(rows), Int32(columns), &child)
    guard terminal >= 0 else { throw POSIXError(.EIO) }
    process = child
    screen = VTScreen(columns: columns, rows: rows)
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      _ = cpty_wait(process, 5000)
    }
    if !isClosed { close(terminal) }
  }

  /// Types.
  public func send(_ text: String) { send(Array(text.utf8)) }

  /// Sends bytes as a terminal would, reading meanwhile: a program that is written to and not read from stands still.
  public func send(_ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      var state = pollfd(fd: terminal, events: Int16(POLLIN | POLLOUT), revents: 0)
      guard poll(&state, 1, 20_000) > 0 else { return }
      if state.revents & Int16(POLLIN) != 0 { _ = read(milliseconds: 0) }
      guard state.revents & Int16(POLLOUT) != 0 else {
        if state.revents & Int16(POLLIN) == 0 { return }
        continue
      }
      let count = bytes[sent...].prefix(256).withUnsafeBytes {
        write(terminal, $0.baseAddress, $0.count)
      }
      guard count > 0 else { return }
      sent += count
    }
  }

  /// Waits for a while in which the program says nothing; false when it never falls silent.
  public func isSilent(milliseconds: Int32, within seconds: Double = 20) -> Bool {
    let end = Date().addingTimeInterval(seconds)
    while Date() < end {
      let before = output.count
      guard read(milliseconds: milliseconds) else { return true }
      if output.count == before { return true }
    }
    return false
  }

  /// Closes the terminal as a window that is shut, and tells the status the program ends with.
  public func hangUp(seconds: Double = 20) -> Int32? {
    close(terminal)
    isClosed = true
    let found = cpty_wait(process, Int32(seconds * 1000))
    status = found < 0 ? nil : found
    return status
  }

  /// Sends a signal.
  public func signal(_ number: Int32) { kill(process, number) }

  /// Changes the terminal's size; the screen starts empty, as the program paints all of it.
  public func resize(columns: Int, rows: Int) {
    screen = VTScreen(columns: columns, rows: rows, keepingModesOf: screen)
    _ = cpty_resize(terminal, Int32(rows), Int32(columns))
  }

  /// Whether the terminal is a plain line with echo.
  public var isCanonical: Bool { cpty_is_canonical(terminal) == 1 }

  /// Reads output until `isReached` holds. Blocks in poll, never sleeps; false when time is over or the program ends.
  @discardableResult
  public func wait(seconds: Double = 20, until isReached: (VTScreen) -> Bool) -> Bool {
    let end = Date().addingTimeInterval(seconds)
    while !isReached(screen) {
      let left = Int32(max(0, end.timeIntervalSinceNow * 1000))
      guard left > 0, read(milliseconds: left) else { return isReached(screen) }
    }
    return true
  }

  /// The status the program ends with: 128 + the signal for those killed; nil if it goes on for too long.
  public func exitStatus(seconds: Double = 20) -> Int32? {
    if let status { return status }
    let end = Date().addingTimeInterval(seconds)
    while read(milliseconds: Int32(max(0, end.timeIntervalSinceNow * 1000))) {}
    let found = cpty_wait(process, Int32(max(1, end.timeIntervalSinceNow * 1000)))
    guard found >= 0 else { return nil }
    status = found
    return found
  }

  /// How the program stands, for a failed expectation: what was read of it, and what each of its threads waits for.
  public var condition: String {
    let tasks = "/proc/\(process)/task"
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
    let waits = threads.sorted().map { thread in
      ["comm", "wchan", "syscall"].map {
        ((try? String(contentsOfFile: "\(tasks)/\(thread)/\($0)", encoding: .utf8)) ?? "?")
          .trimmingCharacters(in: .newlines)
      }.joined(separator: " ")
    }
    return "\(output.count) bytes read; \(waits.isEmpty ? ["ended"] : waits)"
  }

  /// What was sent, as text.
  public var outputText: String { String(decoding: output, as: UTF8.self) }

  /// Feeds the next output to the screen; false at its end.
  private func read(milliseconds: Int32) -> Bool {
    var source = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    guard poll(&source, 1, milliseconds) > 0 else { return false }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = Foundation.read(terminal, &bytes, bytes.count)
    guard count > 0 else { return false }
    output += bytes[..<count]
    screen.feed(bytes[..<count])
    return true
  }

  /// The path of a product built with the tests.
  public static func product(_ name: String) -> String {
    #if os(macOS)
      let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
      let folder = bundle?.bundleURL.deletingLastPathComponent()
      return folder?.appending(path: name).path ?? name
    #else
      let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      return tests.deletingLastPathComponent().appending(path: name).path
    #endif
  }
}
