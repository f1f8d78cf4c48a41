import Audiences
import CustomerData
import Foundation
import Retention
import RetentionEngine
import Support
import Testing

/// TENURE_UCI names the UCI Online Retail file, its tenure.toml beside it. Without it these tests
/// are skipped, and said to be.
private let onlineRetail = ProcessInfo.processInfo.environment["TENURE_UCI"]

@Suite("UCI Online Retail from its own file", .enabled(if: onlineRetail != nil))
struct OnlineRetailFileTests {
  private func backend() throws -> EmbeddedBackend {
    let folder = URL(filePath: try #require(onlineRetail)).deletingLastPathComponent().path
    return EmbeddedBackend(
      try DatasetLoader(folder: folder).load(), asOf: Day(tiny: "2011-12-09"))
  }

  @Test("541,909 lines become the published figures, cohorts and segments")
  func published() async throws {
    let backend = try backend()
    let summary = await backend.summary()
    #expect(summary.buyers == 4338 && summary.orders == 18_532)
    let range = DayRange(Day(tiny: "2010-12-01"), Day(tiny: "2011-12-09"))
    let figures = try await backend.measure(KeyFigures(range: range), among: .everyone).value
    #expect(figures[.revenue]?.value.map { ($0 * 100).rounded() } == 891_140_790)
    #expect(figures[.repeatRate]?.numerator == 2790)
    #expect(figures[.intervalMedian]?.value == 52.5)
    #expect(figures[.intervalMedianPooled]?.value == 28)
    #expect(figures[.intervalMedianOrders]?.value == 22)
    #expect(figures[.timeToSecondMedianReturned]?.value == 57)
    let cohorts = try await backend.measure(CohortRetention(measure: .customers), among: .everyone)
    #expect(
      cohorts.value.rows.first?.cells.map(\.customers)
        == [885, 324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235])
    #expect(
      cohorts.value.rows.map(\.size)
        == [885, 417, 380, 452, 300, 284, 242, 188, 169, 299, 358, 323, 41])
    let segments = try await backend.measure(RecencyFrequencyMonetary(), among: .everyone).value
    let champions = segments.segments.first { $0.segment == .champions }
    #expect(champions?.customers == 786)
    #expect(segments.segments.first { $0.segment == .lost }?.customers == 578)
  }
}
