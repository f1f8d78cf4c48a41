import Foundation

/// Reads a folder of exports.
///
/// Every `.csv`, `.tsv`, `.tab` and `.txt` file directly in the folder, and whatever an entry of
/// `tenure.toml` matches, is looked at in the order of the names. Synchronous; may be called on
/// any thread.
public struct DatasetLoader: Sendable {
  private let folder: String
  private let pace: Pace
  private let erased: @Sendable (Shop) -> ErasedCustomers
  private let snapshots: SnapshotCache?
  /// Nanoseconds since 1970.
  private let clock: @Sendable () -> Int

  /// A loader of the folder at a path. `erased` tells whom of a shop to show by a token only;
  /// `snapshots` keeps what was read for the next time; nil: nothing is kept and nothing kept is
  /// looked at.
  public init(
    folder: String, erased: @escaping @Sendable (Shop) -> ErasedCustomers = { _ in .none },
    snapshots: SnapshotCache? = nil
  ) {
    self.init(folder: folder, pace: Pace(), erased: erased, snapshots: snapshots)
  }

  init(
    folder: String, pace: Pace = Pace(),
    erased: @escaping @Sendable (Shop) -> ErasedCustomers = { _ in .none },
    snapshots: SnapshotCache? = nil, clock: @escaping @Sendable () -> Int = FileState.now
  ) {
    self.folder = folder
    self.pace = pace
    self.erased = erased
    self.snapshots = snapshots
    self.clock = clock
  }

  /// The folder's history: from the snapshot of its files' state, which costs next to nothing,
  /// else by reading everything. `progress` is called every few milliseconds and stops the load with
  /// `LoadError.cancelled` by returning false: at once, whatever the stage. O(bytes), and O(n log n) in the orders of a customer
  /// whose rows are out of order.
  ///
  /// A snapshot that is missing, stale, damaged or another's is never believed, and one that
  /// cannot be written stops nothing: `IngestReport.snapshot` tells.
  public func load(
    progress: (LoadProgress) -> Bool = { _ in true }
  ) throws(LoadError) -> History {
    guard let snapshots else { return try read(progress) }
    let begin = clock()
    let state = try inputState()
    let path = snapshots.path(of: state.value)
    let opened = try unlessCancelled(.opening, progress) { _ in
      try? snapshots.open(state.value).noting(.opened(path: path))
    }
    if let opened { return opened }
    if state.hidesCustomers { snapshots.forget(folder: folderIdentity) }
    var history = try read(progress)
    history.report.snapshot = try kept(history, state, begin: begin, in: snapshots, progress)
    return history
  }

  /// Does a stage other than reading, which no `progress` can look into.
  private func unlessCancelled<Result: Sendable>(
    _ stage: LoadProgress.Stage, _ progress: (LoadProgress) -> Bool,
    _ work: @escaping @Sendable (StopSign) -> Result
  ) throws(LoadError) -> Result {
    let state = LoadProgress(bytesRead: 0, bytesTotal: 0, rows: 0, file: "", stage: stage)
    guard progress(state), let result = Errand.run(while: { progress(state) }, work) else {
      throw .cancelled
    }
    return result
  }

  private func read(_ progress: (LoadProgress) -> Bool) throws(LoadError) -> History {
    try LargePages.reusing { () throws(LoadError) in
      // Handed over, not shared: columns that have two owners are copied when they are written to.
      let gathered = Guarded<Gathering?>(try gather(progress: progress))
      let history = try unlessCancelled(.joining, progress) { stop in
        LargePages.reusing { () -> Swift.Result<History, LoadError> in
          Swift.Result { () throws(LoadError) in
            guard let gathering = gathered.withLock({ $0.take() }) else { throw .cancelled }
            return try gathering.history(stop)
          }
        }
      }
      return try history.get()
    }
  }

  /// Keeps a history, unless files may have changed since their state was told.
  private func kept(
    _ history: History, _ state: InputState, begin: Int, in snapshots: SnapshotCache,
    _ progress: (LoadProgress) -> Bool
  ) throws(LoadError) -> SnapshotNote {
    guard state.isSettled(at: begin), try inputState().value == state.value else {
      return .notKept(path: snapshots.root, reason: .filesChanging)
    }
    let folder = folderIdentity
    return try unlessCancelled(.keeping, progress) { _ in
      do throws(SnapshotFault) {
        try snapshots.keep(history, of: state.value, folder: folder)
        return .kept(path: snapshots.path(of: state.value))
      } catch {
        return .notKept(path: snapshots.root, reason: error.reason)
      }
    }
  }

  private func inputState() throws(LoadError) -> InputState {
    let shop = try shopFile()
    return InputState(
      folder: folder, names: try names().filter { Self.isRead($0, by: shop) },
      shop: try shopText() ?? "", erased: erased(shop.shop))
  }

  private var folderIdentity: UInt64 { SnapshotCache.identity(ofFolder: folder) }

  /// What all files told, not joined yet.
  func gather(progress: (LoadProgress) -> Bool = { _ in true }) throws(LoadError) -> Gathering {
    if let gathering = try gather(pace, progress) { return gathering }
    // A file was not what its beginning promised: each is looked at whole before it is believed.
    var careful = pace
    careful.trusts = false
    guard let gathering = try gather(careful, progress) else {
      preconditionFailure("a file looked at whole was not believed")
    }
    return gathering
  }

  private func gather(
    _ pace: Pace, _ progress: (LoadProgress) -> Bool
  ) throws(LoadError) -> Gathering? {
    let names = try names()
    let shop = try shopFile()
    var log = ProblemLog()
    var reports: [FileReport] = []
    var intake = Intake()
    var digest = Digest()
    digest.add(try shopText() ?? "")
    let chosen = names.filter { Self.isRead($0, by: shop) }
    let sizes = chosen.map(size)
    let total = sizes.reduce(0, +)
    var done = 0
    var rows = 0
    for (name, size) in zip(chosen, sizes) {
      func tell(_ bytes: Int, _ more: Int) throws(LoadError) {
        let state = LoadProgress(
          bytesRead: min(done + bytes, total), bytesTotal: total, rows: rows + more, file: name)
        if !progress(state) { throw .cancelled }
      }
      try tell(0, 0)
      if let reason = hindrance(name, shop) {
        reports.append(FileReport(name: name))
        log.add(IngestProblem(file: name, line: 0, severity: .warning, reason: reason))
        continue
      }
      digest.add(name)
      var reading = FileReading(
        name: name, number: Int32(intake.files.count), rule: Self.rule(for: name, in: shop),
        shop: shop, pace: pace)
      intake.files.append(name)
      let isBelieved = try reading.read(
        SourceFile(path: path(name)), into: &intake, &log, &digest, progress: tell)
      guard isBelieved else { return nil }
      reports.append(reading.report)
      done += size
      rows += reading.report.rows
    }
    noteIdleRules(shop, reports, &log)
    let erased = erased(shop.shop)
    erased.hide(in: &intake)
    if erased.stamp != 0 { digest.add(erased.stamp) }
    return Gathering(
      assembly: Assembly(intake: intake, shop: shop, reports: reports, log: log),
      fingerprint: Fingerprint(value: digest.value))
  }

  // A pipe would be waited for, a device never ends: they are told, not opened.
  private func hindrance(_ name: String, _ shop: ShopFile) -> IngestReason? {
    guard kind(of: path(name)) == S_IFREG else { return .notAFile }
    if Self.isText(name) || Self.rule(for: name, in: shop) != nil { return nil }
    // What can't be opened is no text all the same.
    let source = try? SourceFile(path: path(name))
    guard let packing = try? source?.packing else { return .notDelimitedText }
    let isBook = packing == .zip && ["xlsx", "ods", "numbers"].contains(Self.ending(name))
    return .packed(isBook ? .workbook : packing, name: Row.neutral(name))
  }

  private func noteIdleRules(
    _ shop: ShopFile, _ reports: [FileReport], _ log: inout ProblemLog
  ) {
    for rule in shop.files where !reports.contains(where: { rule.matches($0.name) }) {
      log.add(
        IngestProblem(
          file: ShopFile.name, line: rule.line, column: "match", severity: .warning,
          reason: .matchesNoFile, value: Row.neutral(rule.match)))
    }
  }
}

// MARK: Folder

extension DatasetLoader {
  private func path(_ name: String) -> String { folder + "/" + name }

  func names() throws(LoadError) -> [String] {
    var status = stat()
    guard stat(folder, &status) == 0 else {
      throw errno == ENOENT
        ? .folderMissing(path: folder) : .unreadable(path: folder, errno: errno)
    }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw .notAFolder(path: folder) }
    guard let directory = opendir(folder) else {
      throw .unreadable(path: folder, errno: errno)
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if kind(of: path(name)) != S_IFDIR && !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// What a path leads to, as `S_IFREG` and the like; nil: nowhere.
  private func kind(of path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  private func size(_ name: String) -> Int {
    var status = stat()
    return stat(path(name), &status) == 0 ? Int(status.st_size) : 0
  }

  private func shopText() throws(LoadError) -> String? {
    let file = path(ShopFile.name)
    var status = stat()
    guard lstat(file, &status) == 0 else { return nil }
    guard kind(of: file) == S_IFREG else { throw .notAPlainFile(path: file) }
    let bytes = try FileBytes.read(SourceFile(path: file)) { _ throws(LoadError) in }
    return String(decoding: bytes.all, as: UTF8.self)
  }

  func shopFile() throws(LoadError) -> ShopFile {
    guard let text = try shopText() else { return ShopFile() }
    return try ShopFileReader.read(text, path: path(ShopFile.name))
  }

  private static func rule(for name: String, in shop: ShopFile) -> FileRule? {
    shop.files.first { $0.matches(name) }
  }

  private static func ending(_ name: String) -> String {
    name.split(separator: ".").last?.lowercased() ?? ""
  }

  private static func isText(_ name: String) -> Bool {
    ["csv", "tsv", "tab", "txt"].contains(ending(name))
  }

  /// Whether a file is looked at: delimited text, what a rule names, and spreadsheets and the
  /// like, which deserve a word.
  static func isRead(_ name: String, by shop: ShopFile) -> Bool {
    let others = [
      "xls", "xlsx", "ods", "numbers", "json", "jsonl", "ndjson", "gz", "zip", "bz2", "xz", "zst",
      "7z",
    ]
    return name != ShopFile.name
      && (isText(name) || others.contains(ending(name)) || rule(for: name, in: shop) != nil)
  }
}
