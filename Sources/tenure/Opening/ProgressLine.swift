import CustomerData
import Foundation

/// A progress bar on standard error while a folder is read, when someone is there to see it.
final class ProgressLine {
  private let isWanted: Bool
  /// Quarters instead of moving, as in the dashboard.
  private let isStill = ProcessInfo.processInfo.environment["TENURE_REDUCED_MOTION"] == "1"
  private var quarter: Int?
  private var isDrawn = false

  init(quiet: Bool) { isWanted = !quiet && Self.hasTerminal }

  /// Whether standard error is a terminal that can write a line anew.
  static var hasTerminal: Bool {
    let term = ProcessInfo.processInfo.environment["TERM"] ?? ""
    return !["", "dumb"].contains(term) && isatty(STDERR_FILENO) == 1
  }

  func show(_ progress: LoadProgress) {
    guard isWanted, progress.bytesTotal > 8_000_000 else { return }
    show(share: Double(progress.bytesRead) / Double(progress.bytesTotal), "\(progress.rows) rows")
  }

  /// A bar with a remark; nothing done is not drawn.
  func show(share: Double, _ remark: String) {
    guard isWanted, share > 0 else { return }
    guard isStill else { return draw(share, "  " + remark) }
    let reached = Int(share * 4)
    guard reached != quarter else { return }
    quarter = reached
    draw(Double(reached) / 4, "")
  }

  private func draw(_ share: Double, _ remark: String) {
    isDrawn = true
    let full = Int(share * 30)
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: 30 - full)
    write("\r\u{1B}[K\(bar) \(Int(share * 100)) %\(remark)")
  }

  func clear() { if isDrawn { write("\r\u{1B}[K") } }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
