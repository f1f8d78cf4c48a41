import Foundation

/// The share still waiting after t days, when some have not been watched to the end
/// (Kaplan & Meier, JASA 53, 1958), with its 95 % interval.
///
///     S(t)     = Π over event days s ≤ t of (1 − d(s) / n(s)),   d events among n still watched
///     Var ln S = Σ d / (n · (n − d))                             (Greenwood, 1926)
///     interval = S ^ exp(∓ 1.96 · √Var / ln S)                   on the log-log scale, inside 0...1
///
/// - Source: the log-log form is that of Kalbfleisch & Prentice, The Statistical Analysis of Failure Time
///   Data, 2nd ed., 2002, section 1.4.
public struct KaplanMeier: Hashable, Sendable {
  /// One step of the curve: from `day` on the share `waiting` is left.
  public struct Step: Hashable, Sendable, Codable {
    /// Days since the start.
    public let day: Int
    /// The share still waiting.
    public let waiting: Double
    /// Its 95 % interval; nil once nobody is left, when nothing is known of the spread.
    public let low: Double?
    /// Its 95 % interval; nil once nobody is left.
    public let high: Double?
    /// Still watched just before the day.
    public let watched: Int
    /// To whom it happened on the day.
    public let events: Int
  }

  /// The steps, by day.
  public let steps: [Step]

  /// The curve of waiting times; `censored` ones only say "at least so long". O(n log n).
  public init(events: [Int], censored: [Int]) {
    let ends = events.map { ($0, true) } + censored.map { ($0, false) }
    let sorted = ends.sorted { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1 && !$1.1 }
    var walk = Walk(watched: sorted.count)
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
      walk.pass(day, events: happened, leaving: left)
    }
    steps = walk.steps
  }

  /// The same of waits that were counted. O(longest wait).
  public init(events: Histogram, censored: Histogram) {
    var walk = Walk(watched: events.count + censored.count)
    for day in 0..<max(events.counts.count, censored.counts.count) {
      let happened = day < events.counts.count ? Int(events.counts[day]) : 0
      let censored = day < censored.counts.count ? Int(censored.counts[day]) : 0
      walk.pass(day, events: happened, leaving: happened + censored)
    }
    steps = walk.steps
  }

  init(steps: [Step]) { self.steps = steps }

  /// The first day on which at most the share `p` still waits; nil: not reached.
  public func day(whenWaiting p: Double) -> Int? {
    steps.first { $0.waiting <= p + 1e-12 }?.day
  }

  /// The days between which that day lies, read off the interval's two curves; nil where one of them does
  /// not come down so far (Brookmeyer & Crowley, Biometrics 38, 1982).
  public func days(whenWaiting p: Double) -> (low: Int?, high: Int?) {
    (
      steps.first { ($0.low ?? 0) <= p + 1e-12 }?.day,
      steps.first { ($0.high ?? 1) <= p + 1e-12 }?.day
    )
  }

  /// One day after the other.
  private struct Walk {
    var watched: Int
    var waiting = 1.0
    var variance = 0.0
    var steps: [Step] = []

    init(watched: Int) { self.watched = watched }

    mutating func pass(_ day: Int, events: Int, leaving: Int) {
      defer { watched -= leaving }
      guard events > 0 else { return }
      let (d, n) = (Double(events), Double(watched))
      waiting *= 1 - d / n
      variance += d / (n * (n - d))
      let interval = interval
      steps.append(
        Step(
          day: day, waiting: waiting, low: interval?.low, high: interval?.high, watched: watched,
          events: events))
    }

    private var interval: (low: Double, high: Double)? {
      guard waiting > 0, variance.isFinite else { return nil }
      let spread = WilsonInterval.z95 * variance.squareRoot() / log(waiting)
      return (pow(waiting, exp(-spread)), pow(waiting, exp(spread)))
    }
  }
}
