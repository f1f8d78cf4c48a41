/// A customer who was selected and is not delivered.
public struct HeldBack: Hashable, Sendable, Codable {
  /// Whom.
  public let customerID: String
  /// Why.
  public let reason: HeldBackReason
}

/// Why a selected customer is not delivered.
public enum HeldBackReason: String, Hashable, Sendable, Codable, CaseIterable {
  /// On the suppression list.
  case suppressed
  /// Refused so often that it is an objection to everything.
  case refused = "refused three times"
  /// No record of this purpose: unknown is not granted.
  case neverAsked = "never asked"
  /// Said no to this purpose.
  case denied
  /// Took the consent back.
  case revoked
  /// Contacted often enough for now.
  case capped
  /// Left alone to measure the campaign by.
  case heldOut = "held out"
  /// Nothing usable the destination could recognise the customer by.
  case noIdentifier = "no identifier"
  /// Somebody before them in the list has the same address or number: nothing of their own.
  case sameIdentifier = "same identifier"

  /// The step of the delivery at which the customer stays behind.
  public var stage: DeliveryStage {
    switch self {
    case .suppressed, .refused: .suppressed
    case .neverAsked, .denied, .revoked: .noConsent
    case .capped: .capped
    case .heldOut: .heldOut
    case .noIdentifier, .sameIdentifier: .noIdentifier
    }
  }
}
