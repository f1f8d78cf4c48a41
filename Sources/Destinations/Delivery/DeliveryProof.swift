import CustomerData
import Foundation

/// What a person who delivers states about it; the rest of the proof is worked out.
public struct DeliveryStatement: Hashable, Sendable {
  /// Who delivers: an account on this machine.
  public var who: String
  /// When: ISO 8601 with an offset.
  public var at: String
  /// The audience as an expression.
  public var audience: String
  /// The audience's name; "" when it has none.
  public var audienceName: String
  /// The day the audience was read at.
  public var asOf: Day
  /// The data it was read from.
  public var fingerprint: Fingerprint
  /// The campaign its holdout belongs to.
  public var campaign: String
  /// Why nobody is held out, where nobody is.
  public var noHoldoutReason: String?

  /// A statement about one delivery.
  public init(
    who: String, at: String, audience: String, audienceName: String = "", asOf: Day,
    fingerprint: Fingerprint, campaign: String, noHoldoutReason: String? = nil
  ) {
    self.who = who
    self.at = at
    self.audience = audience
    self.audienceName = audienceName
    self.asOf = asOf
    self.fingerprint = fingerprint
    self.campaign = campaign
    self.noHoldoutReason = noHoldoutReason
  }
}

/// The record kept beside a delivered file: enough to answer for it, and nobody in it.
public struct DeliveryProof: Hashable, Sendable, Codable {
  /// The file as it was written.
  public struct File: Hashable, Sendable, Codable {
    /// Its name, without the folder.
    public let name: String
    /// Lines below the header.
    public let rows: Int
    /// Size in bytes.
    public let bytes: Int
    /// Of the whole file, in hexadecimal.
    public let sha256: String
    /// Column names.
    public let columns: [String]
    /// Which of the delivery's files this is, from 1, and of how many.
    public let part, parts: Int
  }

  /// The draw of customers left alone.
  public struct HeldOut: Hashable, Sendable, Codable {
    /// The campaign.
    public let campaign: String
    /// Share held out, 0...1; nil: no draw.
    public let share: Double?
    /// What the draw depends on; nil: no draw.
    public let seed: String?
    /// How many customers.
    public let customers: Int
    /// Why nobody is held out.
    public let noHoldoutReason: String?
  }

  /// Who delivered.
  public let who: String
  /// When.
  public let at: String
  /// Where to, and the month of the platform's rules.
  public let destination, rules: String
  /// What the people in the file consented to.
  public let purpose: Purpose
  /// The audience as an expression, and its name.
  public let audience, audienceName: String
  /// The day the audience was read at, ISO.
  public let asOf: String
  /// The data's fingerprint.
  public let data: String
  /// Counts for each step and reason.
  public let stages: [StageCount]
  /// What the consents rest on.
  public let consent: [ConsentBasis]
  /// Who was left alone.
  public let holdout: HeldOut
  /// The file.
  public let file: File

  init(_ statement: DeliveryStatement, of preview: DeliveryPreview, file: File) {
    who = statement.who
    at = statement.at
    destination = preview.destination
    rules = preview.rules.version
    purpose = preview.purpose
    audience = Discretion.blotted(statement.audience)
    audienceName = Discretion.blotted(statement.audienceName)
    asOf = statement.asOf.iso
    data = statement.fingerprint.text
    stages = preview.stages
    consent = preview.basis
    holdout = HeldOut(
      campaign: Discretion.blotted(statement.campaign), share: preview.holdout?.share,
      seed: (preview.holdout?.seed).map(Discretion.blotted),
      customers: preview.customers(at: .heldOut),
      noHoldoutReason: statement.noHoldoutReason.map(Discretion.blotted))
    self.file = file
  }

  /// The proof as a JSON document with keys in `snake_case`, in a stable order.
  public func json() -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else {
      preconditionFailure("a proof holds only strings, numbers and lists")
    }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
