import Audiences
import CustomerData
import Retention
import Support
import Testing

/// One of the twenty-five examples of the language, with a shop in which it says something.
struct ExampleAudience: Sendable, CustomTestStringConvertible {
  let number: Int
  let text: String
  let shop: TinyShop
  /// Who is meant.
  let ids: [String]
  var audiences: [String: String] = [:]

  var testDescription: String { "\(number): \(text)" }
}

@Suite("The examples of the language on shops made by hand")
struct ExampleAudienceTests {
  private func expression(_ example: ExampleAudience) throws -> AudienceExpression {
    try AudienceExpression(
      parsing: example.text, for: example.shop.shop,
      audiences: ExampleAudiences(texts: example.audiences))
  }

  @Test("name exactly whom they mean", arguments: ExampleAudience.all)
  func members(example: ExampleAudience) throws {
    let population = Population(example.shop.dataset)
    let expression = try expression(example)
    var past: [Day: Population] = [:]
    for day in expression.pastDays(seenFrom: population) {
      var then = example.shop
      then.asOf = day
      past[day] = Population(then.dataset)
    }
    let selected = expression.lookingBack(from: population, past: past).select(from: population)
    #expect(example.shop.ids(selected) == example.ids)
  }

  @Test("mean others when any of their clauses is left out", arguments: ExampleAudience.all)
  func clauses(example: ExampleAudience) throws {
    let population = Population(example.shop.dataset)
    let clauses = try expression(example).clauses
    guard clauses.count > 1, example.number != 24 else { return }
    for place in clauses.indices {
      let rest = clauses.enumerated().filter { $0.offset != place }.map(\.element)
      let others = rest.reduce(AudienceExpression.everyone) { $0.and($1) }
      let ids = example.shop.ids(others.select(from: population))
      #expect(ids != example.ids, "without \(clauses[place])")
    }
  }
}

/// Saved audiences and one holdout, which leaves whoever has an `x` in the id alone.
struct ExampleAudiences: AudienceResolver {
  let texts: [String: String]

  func text(ofAudience name: String) -> String? { texts[name] }
  var audienceNames: [String] { texts.keys.sorted() }
  func holdout(ofCampaign name: String) -> HoldoutGroup? {
    name == "pilot-07"
      ? HoldoutGroup(campaign: name, share: 0.1, seed: name) { $0.contains("x") } : nil
  }
  var holdoutNames: [String] { ["pilot-07"] }
}

extension ExampleAudience {
  private static func shop(
    customers: [TinyCustomer] = [], orders: [TinyOrder] = [], events: [TinyEvent] = []
  ) -> TinyShop {
    TinyShop(asOf: "2026-06-30", customers: customers, orders: orders, events: events)
  }

  private static func items(_ product: String, _ category: String) -> [TinyItem] {
    [TinyItem(product, category)]
  }

  /// Twenty-one that need no model; the four that do are tested beside the models.
  static let all: [ExampleAudience] = purchases + relations + compositions

  private static let purchases: [ExampleAudience] = [
    ExampleAudience(
      number: 1,
      text:
        #"bought category "Skincare" at least 2 times in last 90 days but not bought category "Sunscreen" in last 90 days"#,
      shop: shop(orders: [
        TinyOrder("yes", "2026-04-02", items: items("a", "Skincare")),
        TinyOrder("yes", "2026-06-01", items: items("a", "Skincare")),
        TinyOrder("yes", "2026-04-01", items: items("s", "Sunscreen")),
        TinyOrder("once", "2026-06-01", items: items("a", "Skincare")),
        TinyOrder("early", "2026-04-01", items: items("a", "Skincare")),
        TinyOrder("early", "2026-06-01", items: items("a", "Skincare")),
        TinyOrder("sun", "2026-05-01", items: items("a", "Skincare")),
        TinyOrder("sun", "2026-06-01", items: items("a", "Skincare")),
        TinyOrder("sun", "2026-06-30", items: items("s", "Sunscreen")),
      ]), ids: ["yes"]),
    ExampleAudience(
      number: 2, text: "orders = 1 and last_order more than 60 days ago",
      shop: shop(orders: [
        TinyOrder("yes", "2026-04-30"), TinyOrder("edge", "2026-05-01"),
        TinyOrder("two", "2026-04-01"), TinyOrder("two", "2026-04-02"),
      ]), ids: ["yes"]),
    ExampleAudience(
      number: 3, text: #"rfm.segment in ("Champions", "Loyal") and consent.ads"#,
      shop: shop(
        customers: [
          TinyCustomer("yes", consents: [.ads]), TinyCustomer("mail", consents: [.email]),
          TinyCustomer("one", consents: [.ads]),
        ],
        orders: ["yes", "mail"].flatMap { id in
          (1...6).map { TinyOrder(id, "2026-06-0\($0)", 90_00) }
        } + ["one", "two", "three", "four"].map { TinyOrder($0, "2025-06-01", 5_00) }),
      ids: ["yes"]),
    ExampleAudience(
      number: 5, text: "orders >= 4 and recency > 1.5 * gap.median",
      shop: shop(
        orders: ["2026-03-01", "2026-03-31", "2026-04-30", "2026-05-15"].map {
          TinyOrder("yes", $0)
        }
          + ["2026-03-01", "2026-03-31", "2026-04-30", "2026-05-30"].map { TinyOrder("soon", $0) }
          + ["2026-01-01", "2026-01-11", "2026-01-21"].map { TinyOrder("few", $0) }),
      ids: ["yes"]),
    ExampleAudience(
      number: 6, text: "first_order between 30 days ago and 60 days ago",
      shop: shop(orders: [
        TinyOrder("day29", "2026-06-01"), TinyOrder("day30", "2026-05-31"),
        TinyOrder("day60", "2026-05-01"), TinyOrder("day61", "2026-04-30"),
        TinyOrder("day61", "2026-05-31"),
      ]), ids: ["day30", "day60"]),
    ExampleAudience(
      number: 7,
      text: #"bought product "Kit bio" then not bought category "Solaire" within 60 days"#,
      shop: shop(orders: [
        TinyOrder("yes", "2026-05-01", items: items("Kit bio", "Kits")),
        TinyOrder("open", "2026-05-02", items: items("Kit bio", "Kits")),
        TinyOrder("sun", "2026-04-01", items: items("Kit bio", "Kits")),
        TinyOrder("sun", "2026-05-31", items: items("sun", "Solaire")),
        TinyOrder("late", "2026-04-01", items: items("Kit bio", "Kits")),
        TinyOrder("late", "2026-06-01", items: items("sun", "Solaire")),
      ]), ids: ["yes", "late"]),
    ExampleAudience(
      number: 8, text: #"acquired.campaign = "Black Friday 2025" and orders = 1"#,
      shop: shop(orders: [
        TinyOrder("yes", "2025-11-28", campaign: "Black Friday 2025"),
        TinyOrder("back", "2025-11-28", campaign: "Black Friday 2025"),
        TinyOrder("back", "2026-01-28"), TinyOrder("other", "2025-11-28", campaign: "Noël"),
      ]), ids: ["yes"]),
    ExampleAudience(
      number: 9, text: #"spent >= 500 EUR and country in ("FR", "BE", "CH")"#,
      shop: shop(
        customers: [
          TinyCustomer("yes", country: "BE"), TinyCustomer("german", country: "DE"),
          TinyCustomer("cent", country: "FR"), TinyCustomer("nowhere"),
        ],
        orders: [
          TinyOrder("yes", "2026-01-01", 500_00), TinyOrder("german", "2026-01-01", 600_00),
          TinyOrder("cent", "2026-01-01", 499_99), TinyOrder("nowhere", "2026-01-01", 900_00),
        ]), ids: ["yes"]),
    ExampleAudience(
      number: 17, text: "orders_12m >= 4 and aov < 30 EUR",
      shop: shop(
        orders: (1...4).flatMap { month in
          [
            TinyOrder("yes", "2026-0\(month)-01", 29_99),
            TinyOrder("dear", "2026-0\(month)-01", 30_00),
            TinyOrder("old", month == 1 ? "2025-06-30" : "2026-0\(month)-01", 10_00),
          ]
        }), ids: ["yes"]),
    ExampleAudience(
      number: 18, text: "aov >= 120 EUR and orders <= 2 and tenure > 12 months",
      shop: shop(orders: [
        TinyOrder("yes", "2025-06-29", 120_00), TinyOrder("young", "2025-06-30", 120_00),
        TinyOrder("cheap", "2025-01-01", 119_99), TinyOrder("often", "2025-01-01", 200_00),
        TinyOrder("often", "2025-02-01", 200_00), TinyOrder("often", "2025-03-01", 200_00),
      ]), ids: ["yes"]),
  ]

  private static let relations: [ExampleAudience] = [
    ExampleAudience(
      number: 12, text: "received any campaign at least 4 times in last 7 days",
      shop: shop(
        events: (0..<4).flatMap { place in
          [
            TinyEvent("yes", .received, "2026-06-2\(4 + place)", name: "N\(place)"),
            TinyEvent("eight", .received, "2026-06-2\(3 + place)", name: "N\(place)"),
            TinyEvent("opens", .opened, "2026-06-2\(4 + place)", name: "N\(place)"),
          ]
        }), ids: ["yes"]),
    ExampleAudience(
      number: 13, text: "returned any product at least 2 times in last 180 days and nps <= 6",
      shop: shop(events: [
        TinyEvent("yes", .returned, "2026-01-02"), TinyEvent("yes", .returned, "2026-06-01"),
        .promoter("yes", "2026-01-01", 9), .promoter("yes", "2026-02-01", 6),
        TinyEvent("once", .returned, "2026-06-01"), .promoter("once", "2026-02-01", 3),
        TinyEvent("early", .returned, "2026-01-01"), TinyEvent("early", .returned, "2026-06-01"),
        .promoter("early", "2026-02-01", 3),
        TinyEvent("glad", .returned, "2026-05-01"), TinyEvent("glad", .returned, "2026-06-01"),
        .promoter("glad", "2026-01-01", 3), .promoter("glad", "2026-02-01", 7),
        TinyEvent("mute", .returned, "2026-05-01"), TinyEvent("mute", .returned, "2026-06-01"),
      ]), ids: ["yes"]),
    ExampleAudience(
      number: 14, text: "points.expiring_30d > 0 and recency > 45 days",
      shop: shop(
        orders: [
          TinyOrder("yes", "2026-05-15"), TinyOrder("fresh", "2026-05-16"),
          TinyOrder("later", "2026-01-01"), TinyOrder("spent", "2026-01-01"),
          TinyOrder("never", "2026-01-01"),
        ],
        events: [
          TinyEvent("yes", .earned, "2026-01-01", subject: day("2026-07-30"), value: 10_000),
          TinyEvent("fresh", .earned, "2026-01-01", subject: day("2026-07-30"), value: 10_000),
          TinyEvent("later", .earned, "2026-01-01", subject: day("2026-07-31"), value: 10_000),
          TinyEvent("spent", .earned, "2026-01-01", subject: day("2026-07-30"), value: 10_000),
          TinyEvent("spent", .earned, "2026-02-01", value: 5_000),
          TinyEvent("spent", .redeemed, "2026-03-01", value: 10_000),
        ]), ids: ["yes"]),
    tiers,
    replenishment,
    ExampleAudience(
      number: 19,
      text: #"contacted support where (topic = "delivery") at least 2 times in last 30 days"#,
      shop: shop(events: [
        TinyEvent("yes", .contacted, "2026-06-01", topic: "delivery"),
        TinyEvent("yes", .contacted, "2026-06-30", topic: "delivery"),
        TinyEvent("early", .contacted, "2026-05-31", topic: "delivery"),
        TinyEvent("early", .contacted, "2026-06-30", topic: "delivery"),
        TinyEvent("other", .contacted, "2026-06-30", topic: "delivery"),
        TinyEvent("other", .contacted, "2026-06-30", topic: "refund"),
      ]), ids: ["yes"]),
    ExampleAudience(
      number: 20, text: #"had issue "late delivery" then not bought any product within 45 days"#,
      shop: shop(
        orders: [
          TinyOrder("yes", "2026-05-01"), TinyOrder("yes", "2026-06-30"),
          TinyOrder("back", "2026-06-29"), TinyOrder("broken", "2026-05-01"),
        ],
        events: [
          TinyEvent("yes", .troubled, "2026-05-15", name: "late delivery"),
          TinyEvent("back", .troubled, "2026-05-15", name: "late delivery"),
          TinyEvent("open", .troubled, "2026-05-17", name: "late delivery"),
          TinyEvent("broken", .troubled, "2026-05-15", name: "broken"),
        ]), ids: ["yes"]),
    ExampleAudience(
      number: 21, text: "referred any customer in last 12 months and (nps >= 9 or nps is unknown)",
      shop: shop(events: [
        TinyEvent("fan", .referred, "2025-07-01"), .promoter("fan", "2026-01-01", 9),
        TinyEvent("mute", .referred, "2026-06-30"),
        TinyEvent("cool", .referred, "2026-06-30"), .promoter("cool", "2026-01-01", 8),
        TinyEvent("old", .referred, "2025-06-30"), .promoter("old", "2026-01-01", 10),
        .promoter("lone", "2026-01-01", 10),
      ]), ids: ["fan", "mute"]),
  ]

  private static var tiers: ExampleAudience {
    var made = shop(orders: [
      TinyOrder("yes", "2026-01-01", 850_00), TinyOrder("low", "2026-01-01", 799_99),
      TinyOrder("gold", "2026-01-01", 999_00), TinyOrder("old", "2025-06-30", 850_00),
    ])
    made.shop.tiers = [
      LoyaltyTier(name: "Gold", from: 990), LoyaltyTier(name: "Silver", from: 500),
    ]
    return ExampleAudience(
      number: 15, text: #"tier = "Silver" and spent_12m between 800 EUR and 999.99 EUR"#,
      shop: made, ids: ["yes"])
  }

  /// Every ten days: due on 4 July; the others' are due on 8 July, or nobody knows when.
  private static var replenishment: ExampleAudience {
    let feed = items("Croquettes", "Food")
    func orders(_ id: String, _ days: [String]) -> [TinyOrder] {
      days.map { TinyOrder(id, $0, items: feed) }
    }
    return ExampleAudience(
      number: 16, text: "replenish.due in next 7 days and consent.email",
      shop: shop(
        customers: [
          TinyCustomer("yes", consents: [.email]), TinyCustomer("no"),
          TinyCustomer("later", consents: [.email]), TinyCustomer("once", consents: [.email]),
        ],
        orders: orders("yes", ["2026-06-04", "2026-06-14", "2026-06-24"])
          + orders("no", ["2026-06-04", "2026-06-14", "2026-06-24"])
          + orders("later", ["2026-06-08", "2026-06-18", "2026-06-28"])
          + orders("once", ["2026-06-24"])), ids: ["yes"])
  }

  private static let compositions: [ExampleAudience] = [
    ExampleAudience(
      number: 22, text: #"in audience "vip" and not in holdout "pilot-07""#,
      shop: shop(
        orders: ["yes", "xavier"].flatMap { id in
          (1...3).map { TinyOrder(id, "2026-01-0\($0)") }
        } + [TinyOrder("few", "2026-01-01")]), ids: ["yes"],
      audiences: ["vip": "orders >= 3"]),
    ExampleAudience(
      number: 23,
      text: #"sample 10% seed "pilot-07" of (rfm.segment = "At Risk" and consent.email)"#,
      shop: shop(
        customers: ["c0", "c1", "c6", "c8"].map {
          TinyCustomer($0, consents: $0 == "c8" ? [.ads] : [.email])
        },
        orders: ["c0", "c1", "c6", "c8"].flatMap { id in
          (1...5).map { TinyOrder(id, "2026-01-0\($0)", 50_00) }
        }
          + (0..<10).map { TinyOrder("n\($0)", "2026-06-01", 90_00) }
          + (0..<5).map { TinyOrder("o\($0)", "2025-06-01", 9_00) }), ids: ["c0", "c6"]),
    ExampleAudience(
      number: 24, text: #"rfm.segment was "Champions" at 2026-03-31 and rfm.segment = "At Risk""#,
      shop: shop(
        orders: ["yes", "kept"].flatMap { id in
          (1...5).map { TinyOrder(id, "2026-03-0\($0)", 50_00) }
        }
          + (0..<8).map { TinyOrder("old\($0)", "2025-10-01", 5_00) }
          + (1...6).map { TinyOrder("kept", "2026-06-2\($0)", 60_00) }
          + (0..<11).map { TinyOrder("n\($0)", "2026-06-10", 70_00) }), ids: ["yes"]),
  ]

  private static func day(_ iso: String) -> Int32 { Day(tiny: iso).number }
}
