import Retention
import Testing

@testable import RetentionEngine

@Suite("How far the fitting is") struct FittingMeterTests {
  private let half = StudyProgress(done: 6, total: 12)
  private let nothing = StudyProgress(done: 0, total: 0)

  @Test("the last word of stopped work is not heard, however late it comes")
  func late() {
    let meter = FittingMeter()
    let work = meter.begin()
    meter.tell(half, of: work)
    #expect(meter.progress == half)
    meter.reset()
    meter.tell(StudyProgress(done: 7, total: 12), of: work)
    #expect(meter.progress == nothing)
  }

  @Test("work that began before another tells nothing of the other, nor that it is over")
  func earlier() {
    let meter = FittingMeter()
    let (first, second) = (meter.begin(), meter.begin())
    meter.tell(half, of: second)
    meter.tell(nothing, of: first)
    #expect(meter.progress == half)
  }
}
