import CustomerData

/// The steps of a delivery, in order. Whoever was selected is counted at exactly one later step.
public enum DeliveryStage: String, Hashable, Sendable, Codable, CaseIterable {
  /// In the audience.
  case selected
  /// On the suppression list, or refused so often that nothing is sent for any purpose.
  case suppressed
  /// Without a granted record of the destination's purpose.
  case noConsent = "no consent"
  /// Contacted often enough for now.
  case capped
  /// Left alone to measure by.
  case heldOut = "held out"
  /// Unrecognisable for the destination.
  case noIdentifier = "no identifier"
  /// A row in the file.
  case written
}

/// How many customers one step of a delivery concerns, and why.
public struct StageCount: Hashable, Sendable, Codable {
  /// Which step.
  public let stage: DeliveryStage
  /// How many customers.
  public let customers: Int
  /// The same customers by reason, in the order of the reasons; empty where the step has none.
  public let reasons: [ReasonCount]

  /// Of a step's customers, those of one reason.
  public struct ReasonCount: Hashable, Sendable, Codable {
    /// Why.
    public let reason: HeldBackReason
    /// How many customers.
    public let customers: Int
  }

  /// `never asked: 12; denied: 5`; "" where the step's name is its only reason.
  public var reasonText: String {
    guard stage == .noConsent || reasons.count > 1 || reasons.first?.reason == .refused else {
      return ""
    }
    return reasons.map { "\($0.reason.rawValue): \($0.customers)" }.joined(separator: "; ")
  }
}

/// Everything about a delivery before it happens: the counts, and the very rows of the file.
public struct DeliveryPreview: Hashable, Sendable {
  /// ``Destination/name``.
  public let destination: String
  /// What contacts consented to.
  public let purpose: Purpose
  /// One count a step, in order, all seven.
  public let stages: [StageCount]
  /// Everyone selected who is not in the file, and why.
  public let heldBack: [HeldBack]
  /// The file's column names.
  public let header: [String]
  /// The file's rows.
  public let rows: [[String]]
  /// Places of the columns that hold numbers only.
  public let numbers: Set<Int>
  /// What the destination asks for, and how its file is written.
  public let rules: DestinationRules
  /// Why the platform would refuse the list; nil: it would not.
  public let refusal: DestinationError?
  /// The rows of each file; more than one where the platform takes less in one.
  public let parts: [Range<Int>]
  /// What a person should know before delivering.
  public let notes: [DeliveryNote]
  /// What the rows' consents rest on.
  public let basis: [ConsentBasis]
  /// The draw that held customers back.
  public let holdout: Holdout?
  /// Ids of the customers in the file, in its order.
  public let recipients: [String]

  /// Works a delivery out without writing anything.
  /// - Complexity: O(contacts × columns).
  public init(
    of contacts: [Contact], to destination: any Destination, under rules: ClearanceRules,
    with choices: DeliveryChoices
  ) throws(DestinationError) {
    let clearance = Consent.clear(contacts, for: destination.purpose, under: rules)
    let sheet = try destination.rows(for: clearance.cleared, with: choices)
    let unrecognised = Set(sheet.leftOut.map(\.customerID))
    let reached = clearance.cleared.contacts.filter {
      !unrecognised.contains($0.contact.customerID)
    }
    self.destination = type(of: destination).name
    purpose = destination.purpose
    heldBack = clearance.heldBack + sheet.leftOut
    stages = Self.count(selected: contacts.count, heldBack, written: sheet.rows.count)
    header = sheet.header
    rows = sheet.rows
    numbers = sheet.numbers
    let asked = type(of: destination).rules
    self.rules = asked
    refusal = asked.refusal(ofRows: rows.count)
    parts = FileParts.ranges(of: rows, header: header, numbers: numbers, under: asked)
    notes = sheet.notes + (parts.count > 1 ? [.severalFiles(parts.count)] : [])
    basis = ConsentBasis.summary(of: reached.map(\.proof) + sheet.furtherProofs)
    holdout = rules.holdout
    recipients = reached.map(\.contact.customerID)
  }

  /// How many customers are counted at a step.
  public func customers(at stage: DeliveryStage) -> Int {
    stages.first { $0.stage == stage }?.customers ?? 0
  }

  private static func count(
    selected: Int, _ heldBack: [HeldBack], written: Int
  ) -> [StageCount] {
    let byReason = heldBack.reduce(into: [:]) { $0[$1.reason, default: 0] += 1 }
    return DeliveryStage.allCases.map { stage in
      let reasons = HeldBackReason.allCases
        .filter { $0.stage == stage }
        .compactMap { reason in
          byReason[reason].map { StageCount.ReasonCount(reason: reason, customers: $0) }
        }
      switch stage {
      case .selected: return StageCount(stage: stage, customers: selected, reasons: [])
      case .written: return StageCount(stage: stage, customers: written, reasons: [])
      default:
        let customers = reasons.reduce(0) { $0 + $1.customers }
        return StageCount(stage: stage, customers: customers, reasons: reasons)
      }
    }
  }
}
