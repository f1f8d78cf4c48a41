import CustomerData
import Foundation

/// A progress bar on standard error while a folder is read, when someone is there to see it.
struct ProgressLine {
  let isShown: Bool

  init(quiet: Bool) { isShown = !quiet && isatty(STDERR_FILENO) == 1 }

  func show(_ progress: LoadProgress) {
    guard isShown, progress.bytesTotal > 8_000_000 else { return }
    let share = Double(progress.bytesRead) / Double(progress.bytesTotal)
    let full = Int(share * 30)
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: 30 - full)
    write("\r\u{1B}[K\(bar) \(Int(share * 100)) %  \(progress.rows) rows")
  }

  func clear() { if isShown { write("\r\u{1B}[K") } }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
