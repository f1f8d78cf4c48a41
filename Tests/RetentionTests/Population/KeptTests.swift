import Synchronization
import Testing

@testable import Retention

@Suite("Values worked out on demand")
struct KeptTests {
  @Test("whoever asks, and however many at once, it is worked out one time")
  func once() async {
    let made = Atomic(0)
    let kept = Kept { made.add(1, ordering: .relaxed).newValue }
    #expect(made.load(ordering: .relaxed) == 0)
    await withTaskGroup(of: Int.self) { group in
      for _ in 0..<20 { group.addTask { kept.value } }
      for await value in group { #expect(value == 1) }
    }
    #expect(kept.value == 1)
  }
}
