import Audiences
import CustomerData
import Retention
import RetentionEngine

/// Where a number on a screen comes from, so that it can be asked for again as of another day.
enum NumberSource: Hashable, Sendable {
  /// A value of a sheet, by its row and column.
  case cell(SheetName, row: String, column: String)
  /// A cell of the cohort map.
  case cohort(CohortRetention, CohortRetention.Part)
  /// A key figure.
  case figure(KeyFigures, FigureName)
  /// A square or segment.
  case segment(RecencyFrequencyMonetary.Part)
  /// What happened in a period of the calendar.
  case period(PeriodFigures, PeriodFigures.Part)
}

extension NumberSource {
  /// Whether it counts all orders of its window or their money, whoever placed them.
  var countsOrders: Bool {
    switch self {
    case .figure(_, let name): name.countsOrders
    case .period(_, let part): part.group == .active
    default: false
    }
  }

  /// The number as it was on a day, in words; nil: the data of that day are not at hand, or there was none.
  func words(
    on day: Day, among audience: AudienceExpression, _ services: Services
  ) async -> String? {
    let w = services.wording
    switch self {
    case .cell(let name, let row, let column):
      let sheet = try? await name.ask(services.backend, among: audience, w, on: day)
      guard let sheet, let place = sheet.place(of: column),
        let found = sheet.rows.first(where: { $0.id == row })
      else { return nil }
      return w.text(found.cells[place])
    case .cohort(let metric, let part):
      return await account(of: part, metric, day, audience, services).map(w.result)
    case .figure(let metric, let name):
      let then = try? await services.backend.measure(metric, among: audience, on: day)
      return then?.value[name].map { w.value($0.value, $0.unit) }
    case .segment(let part):
      return await account(of: part, RecencyFrequencyMonetary(), day, audience, services)
        .map(w.result)
    case .period(let metric, let part):
      return await account(of: part, metric, day, audience, services).map(w.result)
    }
  }

  private func account<M: Metric>(
    of part: M.Part, _ metric: M, _ day: Day, _ audience: AudienceExpression, _ services: Services
  ) async -> Explanation? {
    let then = try? await services.backend.measure(metric, among: audience, on: day)
    return then.map { metric.explanation(of: part, in: $0) }
  }
}

extension Wording {
  /// The result of an account.
  func result(_ account: Explanation) -> String { value(account.value, account.definition.unit) }
}
