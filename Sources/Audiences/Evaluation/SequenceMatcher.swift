import CustomerData
import Retention

/// `A then B within d`: some A at time t and some B in (t, t + d].
/// `then not`: some A whose whole window has passed at the as-of day without a B.
///
/// Of two on one day the second comes after only when both have a time of day.
struct SequenceMatcher {
  private let first, second: EventMatcher
  private let isNegated: Bool
  private let span: Span
  private let asOf: Day

  init(
    _ first: Event, isNegated: Bool, _ second: Event, within span: Span,
    _ population: Population, among customers: Bitmap,
    isCalledOff: @escaping @Sendable () -> Bool = { false }
  ) {
    self.first = EventMatcher(first, population, among: customers, isCalledOff: isCalledOff)
    self.second = EventMatcher(second, population, among: customers, isCalledOff: isCalledOff)
    self.isNegated = isNegated
    self.span = span
    asOf = population.dataset.asOf
  }

  /// Whether a customer has such a pair, or such a lonely first event.
  func matches(_ customer: Int) -> Bool {
    var later: Range<Int>?
    return first.source.rows(of: customer).contains { row in
      guard first.isMeant(row) else { return false }
      if isNegated && end(of: row) > asOf { return false }
      let rows = later ?? second.source.rows(of: customer)
      later = rows
      return isFollowed(row, in: rows) != isNegated
    }
  }

  /// Whether a customer doesn't match yet because a window is still open.
  func isPending(_ customer: Int) -> Bool {
    guard isNegated, !matches(customer) else { return false }
    let rows = second.source.rows(of: customer)
    return first.source.rows(of: customer).contains {
      first.isMeant($0) && end(of: $0) > asOf && !isFollowed($0, in: rows)
    }
  }

  private func end(of row: Int) -> Day { span.shifting(first.source.day[row], by: 1) }

  // Days ascend: from the last row back, until they lie before the first event.
  private func isFollowed(_ row: Int, in rows: Range<Int>) -> Bool {
    let (start, end) = (first.source.day[row], end(of: row))
    for later in rows.reversed() {
      let day = second.source.day[later]
      if day < start { return false }
      let isWithin = day <= end && second.source.isAfter(later, row, of: first.source)
      if isWithin && second.isMeant(later) { return true }
    }
    return false
  }
}
