/// The share still waiting after t days, when some have not been watched to the end
/// (Kaplan & Meier, JASA 53, 1958).
///
///     S(t) = Π over event days s ≤ t of (1 − events(s) / at risk(s))
public struct KaplanMeier: Hashable, Sendable {
  /// One step of the curve: from `day` on the share `waiting` is left.
  public struct Step: Hashable, Sendable, Codable {
    /// Days since the start.
    public let day: Int
    /// The share still waiting.
    public let waiting: Double
  }

  /// The steps, by day.
  public let steps: [Step]

  /// The curve of waiting times; `censored` ones only say "at least so long". O(n log n).
  public init(events: [Int], censored: [Int]) {
    let ends = events.map { ($0, true) } + censored.map { ($0, false) }
    let sorted = ends.sorted { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1 && !$1.1 }
    var atRisk = sorted.count
    var waiting = 1.0
    var steps: [Step] = []
    var index = 0
    while index < sorted.count {
      let day = sorted[index].0
      var happened = 0
      var left = 0
      while index < sorted.count, sorted[index].0 == day {
        happened += sorted[index].1 ? 1 : 0
        left += 1
        index += 1
      }
      if happened > 0 {
        waiting *= 1 - Double(happened) / Double(atRisk)
        steps.append(Step(day: day, waiting: waiting))
      }
      atRisk -= left
    }
    self.steps = steps
  }

  /// The same of waits that were counted. O(longest wait).
  public init(events: Histogram, censored: Histogram) {
    var atRisk = events.count + censored.count
    var waiting = 1.0
    var steps: [Step] = []
    for day in 0..<max(events.counts.count, censored.counts.count) {
      let happened = day < events.counts.count ? Int(events.counts[day]) : 0
      if happened > 0 {
        waiting *= 1 - Double(happened) / Double(atRisk)
        steps.append(Step(day: day, waiting: waiting))
      }
      atRisk -= happened + (day < censored.counts.count ? Int(censored.counts[day]) : 0)
    }
    self.steps = steps
  }

  /// The first day on which at most the share `p` still waits; nil: not reached.
  public func day(whenWaiting p: Double) -> Int? {
    steps.first { $0.waiting <= p + 1e-12 }?.day
  }
}
