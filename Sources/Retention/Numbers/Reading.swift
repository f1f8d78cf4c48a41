import CustomerData

/// One number as read on the as-of day, with what it was divided from.
public struct Reading: Hashable, Codable, Sendable {
  /// Its value, money in major units; nil: the data cannot give it (`reason` says why).
  public let value: Double?
  /// Above the line of a ratio, when it is one.
  public let numerator: Double?
  /// Below the line of a ratio, when it is one.
  public let denominator: Double?
  /// The 95 % interval, where there is one, in the number's own unit.
  public let low: Double?
  /// Its upper end.
  public let high: Double?
  /// Whether later days can no longer change it.
  public let isFinal: Bool
  /// Why there is no value.
  public let reason: String?
  /// Its account.
  public let explanation: Explanation

  /// What the value counts.
  public var unit: MetricUnit { explanation.definition.unit }

  /// A number as its metric gave it.
  public init(
    value: Double?, numerator: Double? = nil, denominator: Double? = nil,
    interval: WilsonInterval? = nil, isFinal: Bool = true, reason: String? = nil,
    explanation: Explanation
  ) {
    self.init(
      value: value, numerator: numerator, denominator: denominator, low: interval?.low,
      high: interval?.high, isFinal: isFinal, reason: reason, explanation: explanation)
  }

  /// The same with an interval of another kind.
  init(
    value: Double?, numerator: Double? = nil, denominator: Double? = nil, low: Double?,
    high: Double?, isFinal: Bool = true, reason: String?, explanation: Explanation
  ) {
    self.value = value
    self.numerator = numerator
    self.denominator = denominator
    self.low = low
    self.high = high
    self.isFinal = isFinal
    self.reason = value == nil ? reason : nil
    self.explanation = explanation
  }
}

extension Reading {
  /// A number whose account says all there is to say: no ratio, or one without an interval.
  init(_ explanation: Explanation, isRatio: Bool = false) {
    let inputs = explanation.inputs
    self.init(
      value: explanation.value, numerator: isRatio ? inputs.first?.value : nil,
      denominator: isRatio ? inputs.dropFirst().first?.value : nil,
      isFinal: explanation.finalOn == nil, reason: explanation.remarks.first,
      explanation: explanation)
  }

  /// A share of customers: numerator and denominator counted, with its interval.
  init(share count: Int, of total: Int, _ explanation: Explanation) {
    self.init(
      value: explanation.value, numerator: Double(count), denominator: Double(total),
      interval: WilsonInterval(count, of: total), isFinal: explanation.finalOn == nil,
      reason: explanation.remarks.first, explanation: explanation)
  }
}

extension KeyFigure {
  /// The figure as any other number.
  public var reading: Reading {
    if unit == .points || unit == .days {
      return Reading(
        value: value, numerator: numerator, denominator: denominator, low: low, high: high,
        isFinal: isFinal, reason: reason, explanation: explanation)
    }
    return Reading(
      value: value, numerator: numerator, denominator: denominator,
      interval: unit == .share && low != nil ? intervalOfCounts : nil, isFinal: isFinal,
      reason: reason, explanation: explanation)
  }

  private var intervalOfCounts: WilsonInterval? {
    guard let numerator, let denominator else { return nil }
    return WilsonInterval(Int(numerator), of: Int(denominator))
  }
}
