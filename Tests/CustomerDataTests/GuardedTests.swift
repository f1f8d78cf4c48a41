import CustomerData
import Dispatch
import Testing

@Suite("Guarded values") struct GuardedTests {
  @Test("Threads that write to one value lose nothing of each other")
  func threads() {
    let sum = Guarded(0)
    DispatchQueue.concurrentPerform(iterations: 8) { thread in
      for step in 0..<1000 { sum.withLock { $0 += thread * 1000 + step } }
    }
    #expect(sum.withLock { $0 } == (0..<8000).reduce(0, +))
  }

  @Test("What is thrown inside leaves the value free")
  func thrown() {
    let value = Guarded(1)
    #expect(throws: CancellationError.self) {
      try value.withLock { value in
        value = 2
        throw CancellationError()
      }
    }
    #expect(value.withLock { $0 } == 2)
  }
}
