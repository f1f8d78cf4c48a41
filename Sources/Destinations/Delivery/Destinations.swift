import CustomerData

/// Everywhere Tenure can deliver to.
public enum Destinations {
  /// Every destination, in the order shown.
  public static let all: [any Destination] = [
    CSVDestination(),
    MetaDestination(),
    GoogleDestination(),
    TikTokDestination(),
    PinterestDestination(),
    SnapchatDestination(),
    SnapchatPhoneDestination(),
    KlaviyoDestination(),
    BrevoDestination(),
    MailchimpDestination(),
    HubSpotDestination(),
    JSONLinesDestination(),
    ReportDestination(),
  ]

  /// Their names, in the order shown.
  public static var names: [String] { all.map { type(of: $0).name } }

  /// The destination of a name in any case; an unknown one throws with the nearest names.
  public static func named(_ name: String) throws(DestinationError) -> any Destination {
    let word = name.lowercased()
    if let found = all.first(where: { type(of: $0).name == word }) { return found }
    let nearest = names.map { (name: $0, distance: distance(Array($0), Array(word))) }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
    throw .unknownDestination(name: name, nearest: nearest.prefix(3).map(\.name))
  }

  // Levenshtein's distance, one row at a time.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let substituted = diagonal + (a[i] == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }
}
