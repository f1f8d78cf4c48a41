import CustomerData

/// Customers with a gap of their own who have been silent for at least twice as long, added up: those
/// of `SilenceRisk` whose gap is not everybody's.
///
/// - Counts: customers with three order days or more.
/// - Source: Tenure; the rule is `SilenceRisk`'s.
public struct SilentRegulars: Hashable, Codable, Sendable {
  /// How many.
  public let count: Int
  /// Net value of the 365 days up to each one's last order, in minor units.
  public let yearlySpend: Int64
  /// The middle number of days since their last order; 0 without any.
  public let silence: Double
}

/// Adds up the silent regulars in one pass.
///
/// Whether the median of some gaps is at most half the silence is told without sorting them: by how many
/// are, and when it is half of them by the largest that is and the smallest that is not.
struct RegularsTally: SweepStep {
  private let asOf: Int32
  private let silences: CounterTable<Int32>
  private var yearlySpend: Int64 = 0

  init(_ dataset: Dataset) {
    asOf = dataset.asOf.number
    silences = CounterTable(repeating: 0, count: dataset.orderDays.count)
  }

  mutating func visit(_ run: OrderRun) {
    guard run.count >= 3 else { return }
    let silence = asOf &- run.last.number
    guard isSilent(run, silence) else { return }
    silences.cells[Int(silence)] &+= 1
    yearlySpend &+= run.yearlySpend
  }

  @inline(__always)
  private func isSilent(_ run: OrderRun, _ silence: Int32) -> Bool {
    var (gaps, short): (Int32, Int32) = (0, 0)
    var (longestShort, shortestLong) = (Int32(0), Int32.max)
    var day = run.first.number
    for order in 1..<run.count {
      let gap = run.days[order].number &- day
      day = run.days[order].number
      let isShort = 2 &* gap <= silence
      gaps &+= gap > 0 ? 1 : 0
      short &+= gap > 0 && isShort ? 1 : 0
      longestShort = max(longestShort, isShort ? gap : 0)
      shortestLong = min(shortestLong, gap > 0 && !isShort ? gap : .max)
    }
    guard gaps >= 2, short &* 2 >= gaps else { return false }
    return short &* 2 > gaps || longestShort &+ shortestLong <= silence
  }

  mutating func merge(_ other: RegularsTally) {
    yearlySpend += other.yearlySpend
    for silence in silences.cells.indices {
      silences.cells[silence] += other.silences.cells[silence]
    }
  }

  /// What they add up to.
  var regulars: SilentRegulars {
    let silences = Histogram(counts: silences.values())
    return SilentRegulars(
      count: silences.count, yearlySpend: yearlySpend, silence: silences.quantile(0.5) ?? 0)
  }
}

extension OrderRun {
  /// Net value of the 365 days up to the last order, in minor units. O(those orders).
  var yearlySpend: Int64 {
    var sum: Int64 = 0
    var order = count
    while order > 0, last.number &- days[order &- 1].number < 365 {
      order &-= 1
      sum &+= nets[order]
    }
    return sum
  }
}
