import CustomerData

extension KeyFigures {
  /// The net promoter score as it stood at the end of a period, beside the period before.
  ///
  /// - Complexity: O(answers).
  func promoters(_ population: Population, among selection: Selection, _ period: DayRange)
    -> KeyFigure
  {
    let dataset = population.dataset
    let metric = Satisfaction(range: .upTo(period.last))
    let value = metric.value(dataset, among: selection)
    let account = metric.account(.nps, in: value, dataset)
    let group = value.whole(.nps)
    let interval = group.flatMap { SatisfactionAccount($0, account).interval(.nps) }
    return KeyFigure(
      name: .netPromoterScore, value: account.value, unit: .points, window: nil, numerator: nil,
      denominator: group.map { Double($0.answers) },
      previous: Self.promoterScore(dataset, among: selection, upTo: period.previous.last),
      low: interval?.low, high: interval?.high, isFinal: dataset.asOf >= period.last,
      reason: account.value == nil ? account.remarks.first : nil, explanation: account)
  }

  /// The score at the end of an earlier day; nil: nobody had answered.
  static func promoterScore(
    _ dataset: Dataset, among selection: Selection, upTo day: Day
  ) -> Double? {
    let metric = Satisfaction(range: .upTo(day))
    let value = metric.value(dataset, among: selection)
    return metric.account(.nps, in: value, dataset).value
  }

  /// Who had answered by the end of the period.
  func promoterCustomers(
    _ population: Population, among selection: Selection, _ period: DayRange
  ) throws(MetricError) -> Selection {
    let metric = Satisfaction(range: .upTo(period.last))
    return try metric.customers(
      behind: .init(SurveyScale(.nps)), of: population, among: selection)
  }
}

extension DayRange {
  /// Everything up to a day.
  static func upTo(_ day: Day) -> DayRange { DayRange(Day(number: -10_000_000), day) }
}

extension Satisfaction {
  /// The groups without an account.
  func value(_ dataset: Dataset, among selection: Selection) -> Value {
    Value(groups: tally(dataset).groups(of: selection))
  }
}
