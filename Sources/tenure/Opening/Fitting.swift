import Dashboard
import Foundation
import Retention
import RetentionEngine

extension OpenShop {
  /// Waits for work that may fit models, with a progress bar; Ctrl-C stops it.
  func fitting<Answer: Sendable>(
    _ options: DataOptions, _ work: @Sendable () async throws -> Answer
  ) async throws -> Answer {
    let backend = backend
    let (label, isQuiet) = (wording.say("fitting…", "ajustement…"), options.quiet)
    let watch = Task {
      let line = ProgressLine(quiet: isQuiet)
      defer { line.clear() }
      while !Task.isCancelled {
        line.show(share: backend.fittingProgress.share, label)
        if Interruption.shared.isRequested { await backend.stopFitting() }
        // Only ends the pause early: the loop's own condition sees that it is over.
        try? await Task.sleep(for: .milliseconds(100))
      }
    }
    defer { watch.cancel() }
    let answer = try await work()
    watch.cancel()
    await watch.value
    if Interruption.shared.isRequested { throw Failure(.interrupted, "") }
    return answer
  }

  /// Takes the models that an earlier run kept: a list of customers tells the same risk as `at-risk`,
  /// or none, and fits nothing for it.
  func recallingModels() async -> OpenShop {
    _ = await backend.recallModels()
    return self
  }
}
