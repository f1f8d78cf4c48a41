import CustomerData

/// What the consents of a delivery rest on: one source and wording, without naming anybody.
public struct ConsentBasis: Hashable, Sendable, Codable {
  /// What was consented to.
  public let purpose: Purpose
  /// The file and column, or the source the file names; an address in it is blotted out.
  public let source: String
  /// The wording or its version; nil: none was recorded.
  public let wording: String?
  /// The first and last day consent was given, ISO; nil: undated.
  public let from, to: String?
  /// How many customers.
  public let customers: Int

  /// Records by purpose, source and wording, the most common first; of each purpose the rare ones
  /// together as "other".
  static func summary(of proofs: [ConsentRecord]) -> [ConsentBasis] {
    Purpose.allCases.flatMap { purpose in
      summary(of: proofs.filter { $0.purpose == purpose }, for: purpose)
    }
  }

  private static func summary(
    of proofs: [ConsentRecord], for purpose: Purpose
  ) -> [ConsentBasis] {
    let groups = Dictionary(grouping: proofs) { [$0.source, $0.wording ?? ""] }
      .sorted { ($1.value.count, $0.key[0], $0.key[1]) < ($0.value.count, $1.key[0], $1.key[1]) }
    let shown = groups.prefix(mostShown).map {
      ConsentBasis(of: $0.value, for: purpose, source: $0.key[0])
    }
    let rest = groups.dropFirst(mostShown).flatMap(\.value)
    return rest.isEmpty ? shown : shown + [ConsentBasis(of: rest, for: purpose, source: "other")]
  }

  // A source may be free text, as long as one a customer.
  private static let mostShown = 20

  private init(of proofs: [ConsentRecord], for purpose: Purpose, source: String) {
    let days = proofs.compactMap(\.day)
    let wordings = Set(proofs.map(\.wording))
    self.purpose = purpose
    self.source = Discretion.blotted(source)
    wording = wordings.count == 1 ? (wordings.first ?? nil).map(Discretion.blotted) : nil
    from = days.min()?.iso
    to = days.max()?.iso
    customers = proofs.count
  }
}

/// Keeps addresses out of what is kept.
enum Discretion {
  /// The text with everything that looks like an e-mail address blotted out.
  static func blotted(_ text: String) -> String {
    text.replacing(/[^\s"'<>(),;=]+@[^\s"'<>(),;=]+/, with: "[address]")
  }
}
