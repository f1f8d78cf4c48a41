import Foundation

/// Tells when the files of a folder are no longer those that were read.
///
/// On Linux the kernel tells (inotify): a folder nobody touches costs nothing. Elsewhere, and where the kernel has no
/// watch left, the files' status is asked for every other second. Half-written files are waited for.
public final class FolderWatch: Sendable {
  private struct State: Sendable {
    /// Nil: nothing has been read yet.
    var read: FolderStamps?
    var told: [FolderChange] = []
    var tell: (@Sendable ([FolderChange]) -> Void)?
  }

  /// How often the status is asked for where nobody tells.
  static let pace = 2000

  private let folder: String
  private let quiet: Quiet
  private let state: Guarded<State>
  /// Written to when the watch ends.
  private let end: [Int32]

  /// A watch of the folder at a path. Nothing is looked at before `startOver`: the first frame waits for the one who
  /// makes this.
  public convenience init(folder: String) { self.init(folder: folder, quiet: Quiet()) }

  init(folder: String, quiet: Quiet) {
    self.folder = folder
    self.quiet = quiet
    state = Guarded(State())
    var pair: [Int32] = [-1, -1]
    end = pipe(&pair) == 0 ? pair : []
  }

  deinit { end.forEach { close($0) } }

  /// The files as they are now count as read. Call it right before reading them, so that what happens meanwhile is
  /// told.
  public func startOver() {
    let now = FolderStamps(folder: folder)
    let tell = state.withLock { state in
      state.read = now
      state.told = []
      return state.tell
    }
    tell?([])
  }

  /// Calls `tell` with what happened since the files were read, from a thread of its own; with nothing when all is
  /// again as it was, and not before `startOver`. Until `stop`.
  public func start(_ tell: @escaping @Sendable ([FolderChange]) -> Void) {
    state.withLock { $0.tell = tell }
    Thread.detachNewThread { [self] in
      #if os(Linux)
        if let events = FolderEvents(folder: folder) { return follow(events, tell) }
      #endif
      poll(tell)
    }
  }

  /// Ends the watch.
  public func stop() {
    if let writing = end.last { _ = write(writing, [0], 1) }
  }

  private func look(_ tell: ([FolderChange]) -> Void) {
    let now = FolderStamps(folder: folder)
    let news = state.withLock { state -> [FolderChange]? in
      guard let changes = state.read?.changes(to: now) else { return nil }
      defer { state.told = changes }
      return changes == state.told ? nil : changes
    }
    if let news { tell(news) }
  }

  /// Waits for a descriptor or the end, at most so long; false: ended.
  private func wait(_ descriptor: Int32?, milliseconds: Int) -> Bool {
    guard let ending = end.first else { return false }
    var sources = [pollfd(fd: ending, events: Int16(POLLIN), revents: 0)]
    if let descriptor {
      sources.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0))
    }
    _ = Foundation.poll(&sources, nfds_t(sources.count), Int32(clamping: milliseconds))
    return sources[0].revents == 0
  }

  private func poll(_ tell: ([FolderChange]) -> Void) {
    var before = FolderStamps(folder: folder)
    while wait(nil, milliseconds: Self.pace) {
      let now = FolderStamps(folder: folder)
      // Still growing: the next look decides.
      if now == before { look(tell) }
      before = now
    }
  }

  #if os(Linux)
    private func follow(_ events: FolderEvents, _ tell: ([FolderChange]) -> Void) {
      var quiet = quiet
      // What happened before the kernel was asked to tell, it does not tell.
      look(tell)
      while wait(events.descriptor, milliseconds: quiet.wait(at: Self.now) ?? -1) {
        events.drain { name, isWriting in
          isWriting ? quiet.wrote(name, at: Self.now) : quiet.finished(name, at: Self.now)
        }
        guard quiet.wait(at: Self.now) == 0 else { continue }
        quiet.reset()
        // A folder put in another's place is another: watch that one.
        events.renew(folder: folder)
        look(tell)
      }
    }

    private static var now: Int {
      var time = timespec()
      clock_gettime(CLOCK_MONOTONIC, &time)
      return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
  #endif
}
