import CustomerData

/// What customers say of the shop: recommendation, satisfaction and effort, and what they do after.
///
///     NPS  = 100 × (promoters − detractors) / answers      9–10, 7–8, 0–6 of 10
///     CSAT = satisfied / answers                           4–5 of 5
///     CES  = sum of scores / answers
///
/// - Counts: of a customer's answers to one question of one wave the last; answers to questions on
///   different scales are never added up.
/// - Shape: for each scale all waves, then each wave.
/// - Complexity: O(answers + orders after them).
/// - Source: Reichheld, Harvard Business Review, December 2003; Dixon, Freeman & Toman, July 2010.
public struct Satisfaction: Metric {
  /// All groups.
  public struct Value: Hashable, Codable, Sendable {
    /// For each scale first all waves, then each by name.
    public let groups: [SatisfactionGroup]

    /// The question's group of all waves; on several scales that with the most answers.
    public func whole(_ question: SurveyScale.Question) -> SatisfactionGroup? {
      groups.filter { $0.scale.question == question && $0.survey == nil }
        .max { $0.answers < $1.answers }
    }
  }

  /// The customers who gave answers.
  public struct Part: Hashable, Codable, Sendable {
    /// On which scale.
    public let scale: SurveyScale
    /// The wave; nil: all of them.
    public let survey: String?
    /// The band; nil: any answer.
    public let band: SatisfactionBand?
    /// Whether only those whose time afterwards is over.
    public let isMatured: Bool

    /// Answers on a scale, perhaps of one wave, perhaps of one band.
    public init(
      _ scale: SurveyScale, survey: String? = nil, band: SatisfactionBand? = nil,
      isMatured: Bool = false
    ) {
      self.scale = scale
      self.survey = survey
      self.band = band
      self.isMatured = isMatured
    }
  }

  /// Only answers of the last so many days; nil: all.
  public let days: Int?
  /// Only answers of these days; nil: as `days` says.
  public let range: DayRange?
  /// Only one wave; nil: all.
  public let survey: String?
  /// Whether every answer counts, not only a customer's last of a wave.
  public let countsEvery: Bool
  /// Days after an answer whose revenue is looked at.
  public static let horizon = 90

  /// What customers say, of all answers or some.
  public init(
    days: Int? = nil, range: DayRange? = nil, survey: String? = nil, countsEvery: Bool = false
  ) {
    self.days = days
    self.range = range
    self.survey = survey
    self.countsEvery = countsEvery
  }

  func tally(_ dataset: Dataset) -> SatisfactionTally {
    let days = days.map { DayRange(last: $0, upTo: dataset.asOf) }
    return SatisfactionTally(
      dataset: dataset, range: range ?? days ?? .upTo(dataset.asOf),
      survey: survey, countsLatest: !countsEvery, horizon: Self.horizon)
  }

  /// The groups, with the account of the recommendation.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<Value> {
    try population.check(selection)
    let value = value(population.dataset, among: selection)
    let account = account(.nps, in: value, population.dataset)
    return Measured(value: value, explanation: account)
  }

  /// Who gave the answers of a part.
  public func customers(
    behind part: Part, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    try population.check(selection)
    let (dataset, tally) = (population.dataset, tally(population.dataset))
    guard let view = dataset.events[.rated] else { return Selection(rows: [], of: dataset) }
    let scales = dataset.events.scales
    let rows = selection.customers.rows.filter { customer in
      tally.rows(of: customer, view).contains { row in
        guard let scale = view.table.subject(of: row), scales[Int(scale)] == part.scale,
          let score = view.table.value(of: row)
        else { return false }
        if let survey = part.survey ?? survey, view.table.name[row] ?? "" != survey { return false }
        let end = view.table.day[row].adding(days: Self.horizon)
        if part.isMatured && end > dataset.asOf { return false }
        guard let band = part.band else { return true }
        let bands = SatisfactionBand.all(of: part.scale)
        return bands[part.scale.band(of: Double(score) / 1000)] == band
      }
    }
    return Selection(rows: rows, of: dataset)
  }

  /// The account of a group's number.
  public func explanation(of part: Part, in measured: Measured<Value>) -> Explanation {
    let group = measured.value.groups.first {
      $0.scale == part.scale && $0.survey == part.survey
    }
    guard let group else { return measured.explanation }
    let number: SatisfactionNumber =
      part.scale.question == .nps ? .nps : part.scale.question == .csat ? .csat : .ces
    return SatisfactionAccount(group, measured.explanation).explanation(number)
  }

  /// The account of a question's number over all waves.
  func account(
    _ number: SatisfactionNumber, in value: Value, _ dataset: Dataset
  ) -> Explanation {
    account(number, in: value, asOf: dataset.asOf, dataset.fingerprint)
  }

  private func account(
    _ number: SatisfactionNumber, in value: Value, asOf: Day, _ snapshot: Fingerprint
  ) -> Explanation {
    let none = Explanation(
      definition: number.definition, inputs: [], value: nil, asOf: asOf,
      remarks: [number.missing], snapshot: snapshot)
    guard let group = number.group(in: value) else { return none }
    let others = value.groups.filter {
      $0.survey == nil && $0.scale != group.scale && $0.scale.question == number.question
    }
    var account = SatisfactionAccount(group, none)
    account.elsewhere = others.reduce(0) { $0 + $1.answers }
    return account.explanation(number)
  }

  /// The 95 % interval of a group's number; nil: nobody answered.
  public func interval(of group: SatisfactionGroup) -> (low: Double, high: Double)? {
    let number: SatisfactionNumber =
      group.scale.question == .nps ? .nps : group.scale.question == .csat ? .csat : .ces
    let nothing = Explanation(
      definition: number.definition, inputs: [], value: nil, asOf: Day(number: 0),
      snapshot: Fingerprint(value: 0))
    return SatisfactionAccount(group, nothing).interval(number)
  }

  /// A number with its interval.
  public func reading(_ number: SatisfactionNumber, in measured: Measured<Value>) -> Reading {
    let account = account(
      number, in: measured.value, asOf: measured.explanation.asOf,
      measured.explanation.snapshot)
    guard let group = number.group(in: measured.value) else { return Reading(account) }
    return SatisfactionAccount(group, account).reading(number, account)
  }
}
