import CustomerData
import Testing

@testable import Retention

@Suite("Values kept") struct KeptTests {
  @Test("A value is worked out once")
  func once() {
    let times = Guarded(0)
    let kept = Kept {
      times.withLock { times in
        times += 1
        return times
      }
    }
    #expect([kept.value, kept.value, kept.value] == [1, 1, 1])
  }

  @Test("What is called off is not kept, and asking again works it out")
  func calledOff() {
    let times = Guarded(0)
    let kept = Kept<Int>(unless: { isCalledOff in
      let turn = times.withLock { times in
        times += 1
        return times
      }
      return isCalledOff() ? nil : turn
    })
    #expect(kept.value(unless: { true }) == nil)
    #expect(kept.value(unless: { false }) == 2)
    #expect(kept.value(unless: { true }) == 2)
    #expect(kept.value == 2)
  }
}
