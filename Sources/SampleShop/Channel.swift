/// Where an order came from, as its `utm_` note attributes say.
struct Channel: Sendable {
  let source: String
  let medium: String
  /// Share of first orders, relative to the others.
  let weight: Int
  /// Percent of its newcomers who are not going to buy again.
  let fleeting: Int
  /// Its always-on campaign, if it has one.
  let campaign: String?

  static let all: [Channel] = [
    Channel(
      source: "google", medium: "cpc", weight: 21, fleeting: 37, campaign: "Shopping Europe"),
    Channel(source: "search", medium: "organic", weight: 17, fleeting: 31, campaign: nil),
    Channel(
      source: "meta", medium: "paid_social", weight: 21, fleeting: 46, campaign: "Routine du matin"
    ),
    Channel(
      source: "tiktok", medium: "paid_social", weight: 8, fleeting: 60, campaign: "Glow challenge"),
    Channel(
      source: "influence", medium: "referral", weight: 8, fleeting: 40, campaign: "Ambassadrices"),
    Channel(
      source: "affiliation", medium: "affiliate", weight: 6, fleeting: 52, campaign: nil),
    Channel(source: "newsletter", medium: "email", weight: 6, fleeting: 20, campaign: nil),
    Channel(source: "direct", medium: "none", weight: 13, fleeting: 28, campaign: nil),
  ]

  static let firstOrders = Urn(all.map(\.weight))
  static let blackFridayFirstOrders = Urn([22, 8, 38, 14, 6, 9, 2, 5])
  static let laterOrders = Urn([8, 16, 7, 2, 2, 3, 38, 24])

  static let newsletter = 6
}
