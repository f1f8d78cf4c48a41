import CustomerData

/// The numbers of satisfaction with a name; the net promoter score is a key figure too.
public enum SatisfactionNumber: String, Hashable, Codable, Sendable, CaseIterable {
  /// Promoters less detractors.
  case nps
  /// The share of the satisfied.
  case csat
  /// The mean effort, or ease.
  case ces
  /// How many answers there are.
  case responses
  /// The share of those asked who answered.
  case responseRate = "response_rate"

  /// Those that are not key figures.
  public static let named: [SatisfactionNumber] = [.csat, .ces, .responses, .responseRate]

  /// What must have been asked; nil: anything.
  var question: SurveyScale.Question? {
    switch self {
    case .nps: .nps
    case .csat: .csat
    case .ces: .ces
    case .responses, .responseRate: nil
    }
  }

  /// Whether answers to any question count.
  public var isOfAnyQuestion: Bool { question == nil }

  /// Why there is no number.
  var missing: String {
    switch self {
    case .nps: "the folder holds no survey answers"
    case .csat: "no survey asks how satisfied customers are"
    case .ces: "no survey asks how easy it was"
    case .responses, .responseRate: "the folder holds no survey answers"
    }
  }

  /// The one definition of it.
  public var definition: Definition {
    switch self {
    case .nps: FigureName.netPromoterScore.definition(of: Shop())
    case .csat:
      Definition(
        name: "Customer satisfaction",
        meaning: "Of the answers, the share in the best quarter of the scale: 4 and 5 of 5.",
        formula: "n(satisfied) / n(answers)", unit: .share, window: .lifetime, direction: .up)
    case .ces:
      Definition(
        name: "Customer effort",
        meaning: "Mean score; on scales of 1 to 7 more is easier, on those of 1 to 5 less is.",
        formula: "sum(score) / n(answers)", unit: .points,
        source: "Dixon, Freeman & Toman, HBR, July 2010", window: .lifetime)
    case .responses:
      Definition(
        name: "Answers", meaning: "Answers to surveys; of a customer's to one wave the last.",
        formula: "n(answers)", unit: .count, window: .lifetime, direction: .up)
    case .responseRate:
      Definition(
        name: "Response rate",
        meaning: "Of the questions asked, the share answered; rows without a score are not.",
        formula: "n(answers) / n(asked)", unit: .share, window: .lifetime, direction: .up)
    }
  }

  /// The group it is read from: for counts of answers all of them together.
  func group(in value: Satisfaction.Value) -> SatisfactionGroup? {
    if let question { return value.whole(question) }
    let all = value.groups.filter { $0.survey == nil }
    guard var sum = all.first else { return nil }
    for group in all.dropFirst() {
      sum.bands[0].answers += group.answers
      sum.unanswered += group.unanswered
    }
    return sum
  }
}

extension SatisfactionNumber {
  /// The answers above the line or below it: those of the scale that serves, and of its good band.
  public func part(_ side: NamedNumber.Part, of dataset: Dataset) -> Satisfaction.Part? {
    guard let question else { return nil }
    let metric = Satisfaction()
    let value = metric.value(dataset, among: dataset.everyone)
    guard let scale = value.whole(question)?.scale else { return nil }
    let isCounted = side == .numerator && self == .csat
    return Satisfaction.Part(scale, band: isCounted ? .satisfied : nil)
  }

  /// Who stands on one side of the number.
  func customers(
    behind side: NamedNumber.Part, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    if let part = part(side, of: population.dataset) {
      return try Satisfaction().customers(behind: part, of: population, among: selection)
    }
    guard question == nil, let view = population.dataset.events[.rated] else {
      return Selection(rows: [], of: population.dataset)
    }
    try population.check(selection)
    let rows = selection.customers.rows.filter { !view.rows(of: $0).isEmpty }
    return Selection(rows: rows, of: population.dataset)
  }
}

/// Reads the numbers of one group, with their accounts.
struct SatisfactionAccount {
  let group: SatisfactionGroup
  private let base: Explanation
  /// Answers on other scales, which are in no number of this one.
  var elsewhere = 0

  init(_ group: SatisfactionGroup, _ base: Explanation) {
    self.group = group
    self.base = base
  }

  private var answers: Double { Double(group.answers) }
  private func count(_ band: Int) -> Double { Double(group.bands[band].answers) }

  func inputs(_ number: SatisfactionNumber) -> [Input] {
    let all = Input("n(answers)", "last answers of a customer and wave", answers)
    switch number {
    case .nps:
      return [
        Input("n(promoters)", "scores of 9 and 10", count(0)),
        Input("n(detractors)", "scores of 0 to 6", count(2)), all,
      ]
    case .csat:
      return [Input("n(satisfied)", "scores in the best quarter of the scale", count(0)), all]
    case .ces: return [Input("sum(score)", "all scores added up", group.sum, .points), all]
    case .responses: return [all]
    case .responseRate:
      let asked = Double(group.answers + group.unanswered)
      return [all, Input("n(asked)", "answered or not", asked)]
    }
  }

  func value(_ number: SatisfactionNumber) -> Double? {
    switch number {
    case .nps: return group.answers == 0 ? nil : 100 * (count(0) - count(2)) / answers
    case .csat: return group.answers == 0 ? nil : count(0) / answers
    case .ces: return group.answers == 0 ? nil : group.sum / answers
    case .responses: return answers
    // A file of answers alone does not tell who was asked.
    case .responseRate:
      let asked = group.answers + group.unanswered
      return group.unanswered == 0 ? nil : answers / Double(asked)
    }
  }

  /// The 95 % interval; of the score in points, after the variance of p − d.
  func interval(_ number: SatisfactionNumber) -> (low: Double, high: Double)? {
    guard group.answers > 0 else { return nil }
    switch number {
    case .nps:
      let (p, d) = (count(0) / answers, count(2) / answers)
      let spread = 196 * ((p + d - (p - d) * (p - d)) / answers).squareRoot()
      return (100 * (p - d) - spread, 100 * (p - d) + spread)
    case .csat:
      return WilsonInterval(group.bands[0].answers, of: group.answers).map { ($0.low, $0.high) }
    case .ces:
      guard group.answers > 1 else { return nil }
      let mean = group.sum / answers
      let variance = max(0, (group.squares - answers * mean * mean) / (answers - 1))
      let spread = 1.96 * (variance / answers).squareRoot()
      return (mean - spread, mean + spread)
    case .responses: return nil
    case .responseRate:
      guard group.unanswered > 0 else { return nil }
      return WilsonInterval(group.answers, of: group.answers + group.unanswered)
        .map { ($0.low, $0.high) }
    }
  }

  func explanation(_ number: SatisfactionNumber) -> Explanation {
    let value = value(number)
    var remarks: [String] = []
    if value == nil {
      remarks.append(
        number == .responseRate ? "the file lists answers only" : number.missing)
    }
    if number != .responses, value != nil, group.answers < 30 {
      remarks.append("fewer than 30 answers: read the interval, not the number")
    }
    let leftOut = elsewhere > 0 ? [LeftOut("answers on another scale", elsewhere, .customers)] : []
    return Explanation(
      definition: number.definition, inputs: inputs(number), value: value, leftOut: leftOut,
      window: base.window, asOf: base.asOf, remarks: remarks, snapshot: base.snapshot)
  }

  func reading(_ number: SatisfactionNumber, _ account: Explanation) -> Reading {
    let inputs = account.inputs
    let isRatio = number != .responses && number != .nps
    return Reading(
      value: account.value, numerator: isRatio ? inputs.first?.value : nil,
      denominator: number == .responses ? nil : inputs.last?.value,
      low: account.value == nil ? nil : interval(number)?.low,
      high: account.value == nil ? nil : interval(number)?.high, reason: account.remarks.first,
      explanation: account)
  }
}
