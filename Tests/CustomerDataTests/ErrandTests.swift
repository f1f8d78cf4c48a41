import Dispatch
import Foundation
import Testing

@testable import CustomerData

@Suite("Work that can be called off") struct ErrandTests {
  @Test("Work that is wanted brings its result")
  func result() {
    #expect(Errand.run(while: { true }) { _ in 6 * 7 } == 42)
  }

  @Test("The caller goes on while the work still runs, and the work hears of it")
  func calledOff() {
    let isOver = DispatchSemaphore(value: 0)
    let found: Int? = Errand.run(while: { false }) { stop in
      while (try? stop.check()) != nil { sched_yield() }
      isOver.signal()
      return 1
    }
    #expect(found == nil)
    isOver.wait()
  }

  @Test(
    "A load is cancelled in whatever stage it is, and leaves nothing behind",
    arguments: [
      LoadProgress.Stage.opening, .reading, .joining, .keeping,
    ])
  func stages(stage: LoadProgress.Stage) throws {
    let folder = try Folder([
      "orders.csv": "order_id,customer_id,created_at,total\n1,a,2026-01-01,5\n"
    ])
    let cache = try Folder()
    // Long after the files were written, so that a snapshot may be kept.
    let loader = DatasetLoader(
      folder: folder.path, snapshots: SnapshotCache(root: cache.path, program: 1),
      clock: { FileState.now() + 60_000_000_000 })
    var seen: [LoadProgress.Stage] = []
    #expect(throws: LoadError.cancelled) {
      try loader.load { progress in
        seen.append(progress.stage)
        return progress.stage != stage
      }
    }
    #expect(seen.last == stage)
    let history = try loader.load()
    guard case .kept = history.report.snapshot else {
      Issue.record("\(history.report.snapshot)")
      return
    }
    #expect(history.dataset().orders.count == 1)
  }
}
