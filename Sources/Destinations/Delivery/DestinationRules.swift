import CustomerData

/// What a destination asks of a list, and how its file is written.
public struct DestinationRules: Hashable, Sendable {
  /// What a platform recognises somebody by.
  public enum Identifier: String, Hashable, Sendable, Codable {
    /// An e-mail address.
    case email
    /// A telephone number with its country.
    case phone
    /// Name, postal code and country together.
    case address
  }

  /// Below how many rows a list is of no use.
  public enum Minimum: Hashable, Sendable {
    /// The platform advises against it: it is delivered with a remark.
    case advised(Int)
    /// The platform refuses it: nothing is written.
    case required(Int)
  }

  /// The platform's own name.
  public var platform: String
  /// The month in which the platform's rules were read; every proof names it.
  public var version: String
  /// One of these is needed of everybody.
  public var identifiers: [Identifier]
  /// Whether identifiers leave as SHA-256 only.
  public var isHashed: Bool
  /// What a list may be for; the first unless asked otherwise.
  public var purposes: [Purpose]
  /// Below how many rows a list is of no use; nil: never.
  public var minimum: Minimum?
  /// Rows of one file at most; more become several files.
  public var mostRows: Int?
  /// Bytes of one file at most; more become several files.
  public var mostBytes: Int?
  /// Letters of a list's name at most.
  public var longestName: Int?
  /// Whether lists may not be named after somebody's health or money.
  public var refusesTraits: Bool
  /// How the file is written.
  public var layout: FileLayout

  /// Rules; the last ones are those of a platform that says nothing.
  public init(
    platform: String, version: String = "2026-11", identifiers: [Identifier],
    isHashed: Bool, purposes: [Purpose], minimum: Minimum? = nil, mostRows: Int? = nil,
    mostBytes: Int? = nil, longestName: Int? = nil, refusesTraits: Bool = false,
    layout: FileLayout = .commas
  ) {
    self.platform = platform
    self.version = version
    self.identifiers = identifiers
    self.isHashed = isHashed
    self.purposes = purposes
    self.minimum = minimum
    self.mostRows = mostRows
    self.mostBytes = mostBytes
    self.longestName = longestName
    self.refusesTraits = refusesTraits
    self.layout = layout
  }

  /// Throws when the platform refuses a list's name.
  public func check(name: String) throws(DestinationError) {
    if let longestName, name.count > longestName {
      throw .nameTooLong(platform: platform, most: longestName, found: name.count)
    }
    if refusesTraits { try NamingRule.check(name) }
  }

  /// Why the platform would refuse so many rows; nil: it takes them.
  func refusal(ofRows found: Int) -> DestinationError? {
    guard case .required(let minimum) = minimum, (1..<minimum).contains(found) else { return nil }
    return .tooFewRows(platform: platform, minimum: minimum, found: found)
  }

  /// What the platform thinks of so many rows.
  func notes(onRows found: Int) -> [DeliveryNote] {
    guard case .advised(let minimum) = minimum, found < minimum else { return [] }
    return [.fewerThanAdvised(platform: platform, minimum: minimum, found: found)]
  }
}
