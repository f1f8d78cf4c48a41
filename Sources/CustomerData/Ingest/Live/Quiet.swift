/// Decides when files that are being written may be looked at: when nothing has happened for a while and whoever wrote
/// has closed, or has said nothing for long.
struct Quiet: Sendable {
  /// Milliseconds without an event after which closed files are taken to be whole.
  let settled: Int
  /// Milliseconds after which a file that is still open is looked at all the same.
  let patience: Int
  private var last: Int?
  private var open: Set<String> = []

  init(settled: Int = 700, patience: Int = 10_000) {
    self.settled = settled
    self.patience = patience
  }

  /// Bytes were written to a file, which is therefore open.
  mutating func wrote(_ name: String, at moment: Int) {
    open.insert(name)
    last = moment
  }

  /// A file came, went, or was closed by its writer.
  mutating func finished(_ name: String, at moment: Int) {
    open.remove(name)
    last = moment
  }

  /// Milliseconds until the files may be looked at; 0: now; nil: nothing has happened.
  func wait(at moment: Int) -> Int? {
    last.map { max(0, $0 + (open.isEmpty ? settled : patience) - moment) }
  }

  /// The files have been looked at.
  mutating func reset() {
    last = nil
    open = []
  }
}
