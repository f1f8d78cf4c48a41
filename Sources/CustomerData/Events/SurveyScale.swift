/// What the scores of a survey mean; kept with the answers, because no two tools ask alike.
public struct SurveyScale: Hashable, Sendable, Codable {
  /// What a survey asks.
  public enum Question: String, Hashable, Sendable, Codable, CaseIterable {
    /// Would you recommend us? 0 to 10 (Reichheld, Harvard Business Review, December 2003).
    case nps
    /// How satisfied are you?
    case csat
    /// How easy was it?
    case ces
  }

  /// What it asks.
  public let question: Question
  /// The lowest score that can be given.
  public let minimum: Int
  /// The highest.
  public let maximum: Int
  /// Whether a high score is good.
  public let isHigherBetter: Bool

  /// A scale as told; what is not told is as usual for the question.
  public init(
    _ question: Question, minimum: Int? = nil, maximum: Int? = nil, isHigherBetter: Bool? = nil
  ) {
    self.question = question
    let low = minimum ?? (question == .nps ? 0 : 1)
    let high = maximum ?? (question == .nps ? 10 : question == .csat ? 5 : 7)
    self.minimum = low
    self.maximum = high
    // The first effort score, 1 to 5, counts effort: Dixon, Freeman & Toman, HBR, July 2010.
    self.isHigherBetter = isHigherBetter ?? !(question == .ces && high - low == 4)
  }

  /// Whether such scores can be compared at all.
  public var isSound: Bool {
    minimum < maximum && (question != .nps || (minimum == 0 && maximum == 10 && isHigherBetter))
  }

  /// Whether a score, in thousandths, can have been given. A recommendation is a whole number.
  public func holds(_ score: Int64) -> Bool {
    score >= Int64(minimum) * 1000 && score <= Int64(maximum) * 1000
      && (question != .nps || score % 1000 == 0)
  }
}
