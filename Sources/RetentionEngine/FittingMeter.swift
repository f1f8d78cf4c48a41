import CustomerData
import Retention

/// How far the fitting of models has come. What was stopped, or began before another, tells nothing any more: a look
/// after a stop finds nothing under way, however late the last word of the stopped work comes.
final class FittingMeter: Sendable {
  private struct State {
    var progress = StudyProgress(done: 0, total: 0)
    var begun = 0
  }

  private let state = Guarded(State())

  /// How far; nothing in all: nothing is being fitted.
  var progress: StudyProgress { state.withLock { $0.progress } }

  /// Work begins; returns its number.
  func begin() -> Int {
    state.withLock { state in
      state.begun += 1
      return state.begun
    }
  }

  /// The work of a number has come so far.
  func tell(_ progress: StudyProgress, of work: Int) {
    state.withLock { if $0.begun == work { $0.progress = progress } }
  }

  /// All that has begun is over.
  func reset() {
    state.withLock { state in
      state.begun += 1
      state.progress = StudyProgress(done: 0, total: 0)
    }
  }
}
