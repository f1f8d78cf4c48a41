/// What a consent is for. One never stands for another.
public enum Purpose: String, Hashable, Sendable, Codable, CaseIterable, BitwiseCopyable {
  /// E-mail marketing.
  case email
  /// Text messages.
  case sms
  /// Matching with an advertising platform.
  case ads
  /// Profiling.
  case profiling
}

/// A customer's word on one purpose.
public enum ConsentState: String, Hashable, Sendable, Codable, CaseIterable, BitwiseCopyable {
  /// Said yes.
  case granted
  /// Said no.
  case denied
  /// Said yes, then no.
  case revoked
}

/// One dated statement of consent; the last at or before the as-of day counts.
public struct ConsentRecord: Hashable, Sendable, Codable {
  /// What it is for.
  public let purpose: Purpose
  /// What was said.
  public let state: ConsentState
  /// When; nil: the file gives no date (an export's current state).
  public let day: Day?
  /// Where it comes from: a file and its column, or the source the file names.
  public let source: String
  /// The wording or its version, when known.
  public let wording: String?
  /// The day after the as-of day on which a granted consent was taken back, as far as the files tell; nil: it was not.
  /// History shows what was granted then; no delivery may rest on it.
  public let withdrawn: Day?

  /// A statement of consent.
  public init(
    purpose: Purpose, state: ConsentState, day: Day?, source: String, wording: String? = nil,
    withdrawn: Day? = nil
  ) {
    self.withdrawn = withdrawn
    self.purpose = purpose
    self.state = state
    self.day = day
    self.source = source
    self.wording = wording
  }
}
