import Audiences
import CustomerData
import Destinations

/// What somebody wants delivered: to whom, where to, what for, and who is left alone.
public struct DeliveryOrder: Hashable, Sendable {
  /// Whom a campaign leaves alone, so that its effect can be measured.
  public enum LeftAlone: Hashable, Sendable {
    /// A share of the customers, more than 0 and at most 1.
    case share(Double)
    /// Nobody, for a stated reason.
    case nobody(reason: String)
  }

  /// How often a customer may be delivered within some days.
  public struct Cap: Hashable, Sendable {
    /// Deliveries at most, this one included.
    public var times: Int
    /// Days up to now.
    public var days: Int

    /// At most so many deliveries in so many days.
    public init(times: Int, days: Int) {
      self.times = times
      self.days = days
    }

    /// Reads `4/7`: at most four in seven days; nil for anything else.
    public init?(parsing text: String) {
      let parts = text.split(separator: "/").map { Int($0) }
      guard parts.count == 2, let times = parts[0], let days = parts[1], times > 0, days > 0 else {
        return nil
      }
      self.init(times: times, days: days)
    }

    /// As it is read: `4/7`.
    public var text: String { "\(times)/\(days)" }
  }

  /// The customers.
  public var audience: AudienceExpression
  /// The audience's name; "" when it has none.
  public var audienceName: String
  /// The destination's name, such as `csv`.
  public var destination: String
  /// What the list is for; nil: what the destination is for.
  public var purpose: Purpose?
  /// Who is left alone.
  public var leftAlone: LeftAlone
  /// How often a customer may be delivered; nil: as often as one likes.
  public var cap: Cap?

  private var namedCampaign: String

  /// An order; without a campaign's name its holdout belongs to the audience.
  public init(
    audience: AudienceExpression, audienceName: String = "", destination: String,
    purpose: Purpose? = nil, campaign: String = "", leftAlone: LeftAlone = .share(0.1),
    cap: Cap? = nil
  ) {
    self.audience = audience
    self.audienceName = audienceName
    self.destination = destination
    self.purpose = purpose
    self.leftAlone = leftAlone
    self.cap = cap
    namedCampaign = campaign
  }

  /// The campaign: as named, else the audience's name, else a name made of the expression, so that
  /// the same expression always leaves the same customers alone.
  public var campaign: String {
    get {
      if !namedCampaign.isEmpty { return namedCampaign }
      if !audienceName.isEmpty { return audienceName }
      return "audience-" + ContactHash.sha256(audience.text).prefix(8)
    }
    set { namedCampaign = newValue }
  }

  /// The command that does the same without the screen; quoted for a shell.
  ///
  /// Only a saved audience can be named there; any other is written out, with its campaign beside
  /// it, so that the same customers are left alone.
  public func commandLine(
    output: String?, replacing: Bool = false, isSaved: Bool = false
  ) -> String {
    let named = isSaved ? audienceName : audience.text
    var words = ["tenure", "export", "--audience", Self.quoted(named), "--to", destination]
    if let purpose, purpose != (try? Destinations.named(destination))?.purpose {
      words += ["--purpose", purpose.rawValue]
    }
    let isImplied = namedCampaign.isEmpty && (isSaved || audienceName.isEmpty)
    if !isImplied { words += ["--campaign", Self.quoted(campaign)] }
    switch leftAlone {
    case .share(let share): words += ["--holdout", Self.percent(share)]
    case .nobody(let reason):
      words += ["--holdout", "0", "--no-holdout-reason", Self.quoted(reason)]
    }
    if let cap { words += ["--cap", cap.text] }
    if let output { words += ["--output", Self.quoted(output)] }
    if replacing { words.append("--replace") }
    return words.joined(separator: " ")
  }

  /// A word as a shell takes it: bare where that is safe, else in single quotes.
  static func quoted(_ word: String) -> String {
    let isPlain = { (letter: Character) in
      letter.isASCII && (letter.isLetter || letter.isNumber) || "-_./~".contains(letter)
    }
    if !word.isEmpty, word.allSatisfy(isPlain) { return word }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }

  private static func percent(_ share: Double) -> String {
    let percent = (share * 100_000).rounded() / 1000
    return (percent == percent.rounded() ? String(Int(percent)) : "\(percent)") + "%"
  }
}
