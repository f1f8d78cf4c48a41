import Audiences
import CustomerData
import Retention
import RetentionEngine
import Support
import TerminalKit
import Testing

@testable import Dashboard

@Suite("Words of figures")
struct FigureWordsTests {
  private let french = Wording(.french, currency: Currency(code: "EUR"))

  @Test("every key figure and every cohort measure means something in French")
  func meanings() {
    let shop = Shop()
    let definitions =
      FigureName.allCases.map { $0.definition(of: shop) }
      + CohortMeasure.allCases.map { $0.definition(of: shop) }
    for definition in definitions {
      #expect(french.meaning(definition) != definition.meaning, "\(definition.name)")
    }
  }

  @Test("every number of the registry has a name, a meaning and small print in French")
  func registry() async throws {
    let backend = EmbeddedBackend(TinyShop.village.dataset, report: IngestReport())
    for number in NumberName.all {
      let account = try await backend.measure(NamedNumber(number), among: .everyone).explanation
      #expect(french.meaning(account.definition) != account.definition.meaning, "\(number.id)")
      for input in account.inputs { #expect(french.meaning(input) != input.meaning) }
      for group in account.leftOut { #expect(french.reason(group) != group.reason) }
      for remark in account.remarks { #expect(french.remark(remark) != remark, "\(remark)") }
    }
  }

  @Test("the small print of every account is in French")
  func accounts() async throws {
    let backend = EmbeddedBackend(TinyShop.village.dataset, report: IngestReport())
    let figures = try await backend.measure(KeyFigures(), among: .everyone)
    let segments = try await backend.measure(RecencyFrequencyMonetary(), among: .everyone)
    let silence = try await backend.measure(SilenceRisk(), among: .everyone)
    var explanations = figures.value.figures.map(\.explanation)
    explanations += [segments.explanation, silence.explanation]
    for measure in CohortMeasure.allCases {
      let metric = CohortRetention(measure: measure)
      let table = try await backend.measure(metric, among: .everyone)
      let last = try #require(table.value.rows.last)
      explanations.append(
        metric.explanation(of: .init(cohort: last.cohort, period: 0), in: table))
      explanations.append(metric.explanation(of: .init(cohort: nil, period: 0), in: table))
    }
    for explanation in explanations {
      for input in explanation.inputs { #expect(french.meaning(input) != input.meaning) }
      for group in explanation.leftOut { #expect(french.reason(group) != group.reason) }
      for remark in explanation.remarks { #expect(french.remark(remark) != remark) }
    }
  }

  @Test("an axis reaches its peak in round steps", arguments: [0.4, 7, 99, 1234, 87_654, 1e9])
  func scales(_ peak: Double) throws {
    let scale = RoundScale(upTo: peak, steps: 4)
    let last = try #require(scale.values.last)
    #expect(last >= peak)
    #expect(last < peak * 2.6)
    #expect(scale.values.first == 0)
  }

  @Test("a change has its arrow, its sign and its judgement")
  func change() async throws {
    let backend = EmbeddedBackend(TinyShop.village.dataset, report: IngestReport())
    let figures = try await backend.measure(KeyFigures(), among: .everyone).value.figures
    for figure in figures where figure.change != nil && figure.change != 0 {
      let phrase = try #require(french.changePhrase(figure))
      let rises = (figure.change ?? 0) > 0
      guard phrase.text.first != "=" else { continue }
      #expect(phrase.text.hasPrefix(rises ? "▲ " : "▼ "))
      let good = figure.name.isMoreBetter.map { $0 == rises }
      #expect(phrase.role == (good.map { $0 ? .good : .bad } ?? .dim))
    }
  }
}
