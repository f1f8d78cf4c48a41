import Foundation

/// Reads telephone numbers as people write them.
public protocol PhoneNormalizing: Sendable {
  /// The number as dialled from a region (ISO 3166 alpha-2); nil: no number can be read.
  func read(_ number: String, region: String) -> PhoneReading?
}

/// What a telephone number was read as.
public struct PhoneReading: Hashable, Sendable {
  /// How far a number can be trusted.
  public enum Verdict: Hashable, Sendable {
    /// In a range that is given out.
    case valid
    /// Of a possible length; its range is unknown or newer than the tables.
    case possible
    /// Of no possible length.
    case invalid
  }

  /// `+33612345678`.
  public let e164: String
  /// How far it can be trusted.
  public let verdict: Verdict

  /// A number in E.164 form.
  public init(e164: String, verdict: Verdict) {
    self.e164 = e164
    self.verdict = verdict
  }
}

/// Where a delivery's phone numbers are read.
public enum PhoneSource: Sendable {
  /// The phone library, opened when the first number is met, where the environment says.
  case library(environment: [String: String] = ProcessInfo.processInfo.environment)
  /// A reader given by the caller.
  case reader(any PhoneNormalizing)
  /// Nowhere: phones are left out.
  case none
}
