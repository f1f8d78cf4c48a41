import CustomerData

/// The answers to one question on one scale, counted.
public struct SatisfactionGroup: Hashable, Codable, Sendable {
  /// The answers of one band, and what their customers spent afterwards.
  public struct Band: Hashable, Codable, Sendable {
    /// Answers in it.
    public var answers = 0
    /// Of them those given so long ago that the time afterwards is over.
    public var matured = 0
    /// Net revenue of those customers within the time, in minor units.
    public var revenue: Int64 = 0
    /// Of the matured answers those followed by an order.
    public var reordered = 0
  }

  /// What was asked, and how it could be answered.
  public let scale: SurveyScale
  /// The wave; nil: all of them.
  public let survey: String?
  /// Promoters, passives, detractors; or the satisfied and the others.
  public var bands: [Band]
  /// Questions nobody answered, where the file tells them.
  public var unanswered = 0
  /// Sums of the scores and of their squares.
  public var sum = 0.0, squares = 0.0

  init(_ scale: SurveyScale, survey: String?) {
    self.scale = scale
    self.survey = survey
    bands = Array(repeating: Band(), count: SatisfactionBand.all(of: scale).count)
  }

  /// Answers counted.
  public var answers: Int { bands.reduce(0) { $0 + $1.answers } }
}

/// What answers are told apart by.
public enum SatisfactionBand: String, Hashable, Codable, Sendable, CaseIterable {
  /// 9 and 10 of 10.
  case promoter
  /// 7 and 8 of 10.
  case passive
  /// 0 to 6 of 10.
  case detractor
  /// In the best quarter of the scale: 4 and 5 of 5.
  case satisfied
  /// Anything less.
  case other

  /// The bands of a question.
  public static func all(of scale: SurveyScale) -> [SatisfactionBand] {
    scale.question == .nps ? [.promoter, .passive, .detractor] : [.satisfied, .other]
  }
}

extension SurveyScale {
  /// The score from which on, or on a scale of effort down to which, an answer is a good one: the
  /// upper quarter of a satisfaction scale (4 of 1–5), the upper third of an ease scale (5 of 1–7).
  public var goodScore: Double {
    if question == .nps { return 9 }
    let part = Double(maximum - minimum) * (question == .csat ? 0.25 : 1 / 3.0)
    // In thousandths, as scores are kept: what is shown is what is compared.
    return isHigherBetter
      ? ((Double(maximum) - part) * 1000).rounded(.up) / 1000
      : ((Double(minimum) + part) * 1000).rounded(.down) / 1000
  }

  /// The place of a score's band among the question's.
  func band(of score: Double) -> Int {
    if question == .nps { return PromoterBucket(score: score).place }
    return (isHigherBetter ? score >= goodScore : score <= goodScore) ? 0 : 1
  }
}

/// Counts answers customer by customer.
struct SatisfactionTally {
  let dataset: Dataset
  /// Only answers of these days.
  let range: DayRange
  /// Only this wave's.
  let survey: String?
  /// Whether of several answers to a question of one wave only the last counts.
  let countsLatest: Bool
  /// Days after an answer whose revenue is looked at.
  let horizon: Int

  /// The groups: for each scale first all waves, then each by name.
  func groups(of selection: Selection) -> [SatisfactionGroup] {
    guard let answers = dataset.events[.rated] else { return [] }
    let wanted = survey.map { name in answers.table.name.dictionary.map { $0 == name } }
    var groups: [Key: SatisfactionGroup] = [:]
    selection.customers.forEachSet { customer in
      for row in rows(of: customer, answers) {
        guard let scale = answers.table.subject(of: row), let score = answers.table.value(of: row)
        else { continue }
        let wave = answers.table.name.codes[row]
        if let wanted, wave < 0 || !wanted[Int(wave)] { continue }
        let result = Result(
          score: Double(score) / 1000, after: after(answers.table.day[row], of: customer))
        for key in [Key(scale: scale, wave: nil), Key(scale: scale, wave: wave)] {
          groups[key, default: group(key, answers.table)].add(result)
        }
      }
    }
    addUnanswered(selection, wanted: survey, &groups, answers.table)
    return groups.sorted { $0.key.precedes($1.key, in: answers.table) }.map(\.value)
  }

  /// The rows that count, oldest first.
  func rows(of customer: Int, _ view: EventView) -> [Int] {
    let seen = view.rows(of: customer).filter { view.table.day[$0] <= range.last }
    let kept = countsLatest ? latest(seen, view.table) : Array(seen)
    return kept.filter { range.contains(view.table.day[$0]) }
  }

  /// The last row of each wave and question.
  private func latest(_ rows: [Int], _ table: EventTable) -> [Int] {
    guard rows.count > 1 else { return rows }
    var met: Set<[Int]> = []
    return rows.reversed().filter { row in
      let question = table.subject(of: row).map { dataset.events.scales[Int($0)].question }
      let place = question.flatMap { SurveyScale.Question.allCases.firstIndex(of: $0) } ?? -1
      return met.insert([Int(table.name.codes[row]), place]).inserted
    }.reversed()
  }

  private struct Key: Hashable {
    let scale: Int32
    /// -1: the survey has no name; nil: all of them.
    let wave: Int32?

    func precedes(_ other: Key, in table: EventTable) -> Bool {
      if scale != other.scale { return scale < other.scale }
      guard let wave, let second = other.wave else { return wave == nil && other.wave != nil }
      guard wave >= 0, second >= 0 else { return wave < second }
      return table.name.dictionary[Int(wave)] < table.name.dictionary[Int(second)]
    }
  }

  fileprivate struct Result {
    let score: Double
    /// nil: the time after the answer is not over.
    let after: (revenue: Int64, orders: Int)?
  }

  private func group(_ key: Key, _ table: EventTable) -> SatisfactionGroup {
    let survey = key.wave.map { $0 < 0 ? "" : table.name.dictionary[Int($0)] }
    return SatisfactionGroup(dataset.events.scales[Int(key.scale)], survey: survey)
  }

  private func after(_ day: Day, of customer: Int) -> (revenue: Int64, orders: Int)? {
    guard day.adding(days: horizon) <= dataset.asOf else { return nil }
    var (revenue, orders): (Int64, Int) = (0, 0)
    for order in dataset.customers.orders(of: customer).reversed() {
      let placed = dataset.orders.day[order]
      if placed <= day { break }
      if placed > day.adding(days: horizon) { continue }
      revenue += dataset.orders.net[order]
      orders += 1
    }
    return (revenue, orders)
  }

  private func addUnanswered(
    _ selection: Selection, wanted: String?, _ groups: inout [Key: SatisfactionGroup],
    _ answers: EventTable
  ) {
    guard let asked = dataset.events[.asked] else { return }
    let waves = Dictionary(
      answers.name.dictionary.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { $1 })
    selection.customers.forEachSet { customer in
      for row in asked.rows(of: customer) where range.contains(asked.table.day[row]) {
        let name = asked.table.name[row] ?? ""
        if let wanted, wanted != name { continue }
        guard let scale = asked.table.subject(of: row) else { continue }
        groups[Key(scale: scale, wave: nil)]?.unanswered += 1
        groups[Key(scale: scale, wave: waves[name] ?? -1)]?.unanswered += 1
      }
    }
  }
}

extension SatisfactionGroup {
  fileprivate mutating func add(_ result: SatisfactionTally.Result) {
    let band = scale.band(of: result.score)
    sum += result.score
    squares += result.score * result.score
    bands[band].answers += 1
    guard let after = result.after else { return }
    bands[band].matured += 1
    bands[band].revenue += after.revenue
    bands[band].reordered += after.orders > 0 ? 1 : 0
  }
}
