import CustomerData

/// What customers last answered, survey by survey and question by question.
///
/// A wave is a survey under its name: of two answers to one question of one wave the later counts.
public struct SurveyAnswers: Sendable {
  private let view: EventView?
  private let questions: [SurveyScale.Question]
  /// The rows of the answers that are their customer's last to that question of that survey.
  public let latest: Bitmap

  /// O(answers).
  init(_ dataset: Dataset) {
    view = dataset.events[.rated]
    questions = dataset.events.scales.map(\.question)
    guard let view else {
      latest = Bitmap(count: 0)
      return
    }
    struct Wave: Hashable {
      let survey: Int32
      let question: SurveyScale.Question?
    }
    var latest = Bitmap(count: view.table.count)
    for customer in 0..<dataset.customers.count {
      var seen: Set<Wave> = []
      for row in view.rows(of: customer).reversed() {
        let question = view.table.subject(of: row).map { dataset.events.scales[Int($0)].question }
        let wave = Wave(survey: view.table.name.codes[row], question: question)
        if seen.insert(wave).inserted { latest[row] = true }
      }
    }
    self.latest = latest
  }

  /// Whether anybody has answered such a question.
  public func asks(_ question: SurveyScale.Question) -> Bool { questions.contains(question) }

  /// The row of a customer's last answer to a question, whatever the survey; nil: none.
  public func last(of customer: Int, _ question: SurveyScale.Question) -> Int? {
    guard let view else { return nil }
    return view.rows(of: customer).last { row in
      view.table.subject(of: row).map { questions[Int($0)] == question } ?? false
    }
  }

  /// A customer's last score; nil: none.
  public func score(of customer: Int, _ question: SurveyScale.Question) -> Double? {
    last(of: customer, question).flatMap { view?.table.value(of: $0) }.map { Double($0) / 1000 }
  }

  /// The day of a customer's last answer; nil: none.
  public func day(of customer: Int, _ question: SurveyScale.Question) -> Day? {
    last(of: customer, question).flatMap { view?.table.day[$0] }
  }
}

/// Who would recommend the shop, by the score (Reichheld, Harvard Business Review, December 2003).
public enum PromoterBucket: String, Hashable, Codable, Sendable, CaseIterable {
  /// 9 and 10.
  case promoter
  /// 7 and 8.
  case passive
  /// 0 to 6.
  case detractor

  /// The bucket of a score of 0 to 10.
  public init(score: Double) { self = score >= 9 ? .promoter : score >= 7 ? .passive : .detractor }

  /// Its place in the order of the buckets.
  public var place: Int { self == .promoter ? 0 : self == .passive ? 1 : 2 }
}
