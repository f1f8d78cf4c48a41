import CustomerData
import Retention

/// The attributes of single events, for `where (…)`.
struct EventColumns: RowColumns {
  private let population: Population
  private let table: EventTable?

  init(_ population: Population, _ kind: EventKind) {
    self.population = population
    table = population.dataset.events[kind]?.table
  }

  var count: Int { table?.count ?? 0 }

  func numbers(_ field: Field, in window: DayRange?, of rows: [Int]) -> [Double] {
    guard let table else { return rows.map { _ in .nan } }
    switch field {
    case .hour: return rows.map { table.minute[$0] < 0 ? .nan : Double(table.minute[$0] / 60) }
    case .score, .points:
      return rows.map { table.value(of: $0).map { Double($0) / 1000 } ?? .nan }
    case .amount: return rows.map { table.value(of: $0).map(Double.init) ?? .nan }
    default: return rows.map { _ in .nan }
    }
  }

  func words(_ field: Field, of rows: [Int]) -> WordColumn {
    guard let table else { return .unknown(for: rows) }
    switch field {
    case .channel, .carrier: return table.channel.column(at: rows)
    case .campaign, .survey, .page, .issue: return table.name.column(at: rows)
    case .topic, .question, .reason, .occurrence: return table.topic.column(at: rows)
    case .scale:
      return WordColumn(
        codes: rows.map { table.subject(of: $0) ?? Words.absent },
        entries: population.dataset.events.scales.map { [$0.label] })
    case .weekday:
      return WordColumn(
        codes: rows.map { Int32(table.day[$0].weekday - 1) }, entries: Field.weekdays.map { [$0] })
    default: return .unknown(for: rows)
    }
  }

  func flags(_ field: Field, of rows: [Int]) -> [Bool] {
    guard let flagged = flagged(field) else { return rows.map { _ in false } }
    return rows.map { flagged[$0] }
  }

  func flagged(_ field: Field) -> Bitmap? {
    field == .latest ? population.answers.latest : nil
  }
}
