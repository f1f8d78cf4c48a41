/// The last answers given, so that going back to a question asks nothing anew; when there are too
/// many, the one not asked for longest goes.
struct RecentAnswers<Question: Hashable, Answer> {
  private let limit: Int
  private var kept: [Question: (answer: Answer, turn: Int)] = [:]
  private var turn = 0

  /// Keeps at most that many.
  init(limit: Int) { self.limit = max(1, limit) }

  /// The answer kept to a question, which makes it the latest; nil: none is. O(1).
  mutating func answer(to question: Question) -> Answer? {
    guard let known = kept[question] else { return nil }
    turn += 1
    kept[question] = (known.answer, turn)
    return known.answer
  }

  /// Keeps an answer. O(limit) when another has to go.
  mutating func keep(_ answer: Answer, to question: Question) {
    turn += 1
    if kept[question] == nil, kept.count >= limit,
      let oldest = kept.min(by: { $0.value.turn < $1.value.turn })
    {
      kept[oldest.key] = nil
    }
    kept[question] = (answer, turn)
  }
}
