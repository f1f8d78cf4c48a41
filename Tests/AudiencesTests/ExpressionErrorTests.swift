import Audiences
import CustomerData
import Support
import Testing

@Suite("Mistakes in an expression")
struct ExpressionErrorTests {
  private func mistake(
    _ text: String, audiences: [String: String] = [:]
  ) throws -> (error: ExpressionError, marked: String) {
    let shop = Shop(currency: Currency(code: "EUR"))
    let error = try #require(throws: ExpressionError.self, "\(text)") {
      try AudienceExpression(parsing: text, for: shop, audiences: audiences)
    }
    #expect(error.message(in: text).contains("^"))
    #expect(!error.sentence.isEmpty)
    let characters = Array(text)
    return (error, String(characters[error.range.clamped(to: 0..<characters.count)]))
  }

  @Test(
    "are marked at their place",
    arguments: [
      ("recency > 60", "60"), ("orders >= 2 and recencie > 3 days", "recencie"),
      (#"spent > "much""#, #""much""#), ("spent > 10 USD", "10 USD"),
      (#"orders = 1 and country = "FR"#, #""FR"#), ("orders == 1", "=="), ("orders <> 1", "<>"),
      ("orders = 1 orders = 2", "orders"), ("first_order in 2011-13", "2011-13"),
      ("on 2011", "on"), ("country < \"FR\"", "\"FR\""), ("consent.ads = 1", "consent.ads = 1"),
      ("spent", "spent"), ("recency in last 30 days", "recency"),
      ("ordered in last 48 hours", "48 hours"), ("orders in top 120%", "120%"),
      ("bought product", ""), ("orders contains \"1\"", "orders"), ("hour > 3", "hour"),
      ("ordered where (orders > 2)", "orders"), ("recency + 3 > 2 days", "3"),
      ("country + 1 day = 2", "country + 1 day"), ("ordered in last 0 days", "0"),
      ("orders > 2.5 and first_order in last 2.5 days", "2.5"), ("&", "&"),
      ("first_order = 2011-02-29", "2011-02-29"), ("in audience \"vip\"", "\"vip\""),
      ("everyone top 10 by country", "country"), ("ordered at least 2 nice", "nice"),
      ("ordered once then ordered within 3 days", "ordered"),
      ("bought collection \"x\"", "collection"),
      ("bought cart \"x\"", "cart"), ("orders in 20111", "20111"),
      ("rfm.segment = \"At Rsk\"", "\"At Rsk\""), ("orders > 1234567890123456", "1234567890123456"),
    ])
  func place(text: String, marked: String) throws {
    #expect(try mistake(text).marked == marked)
  }

  @Test("name the kind and the evidence")
  func kinds() throws {
    #expect(try mistake("recency > 60").error.kind == .durationNeedsUnit("60"))
    #expect(try mistake("recency > 60").error.suggestions == ["60 days"])
    #expect(try mistake("spent > \"a\"").error.kind == .mismatch(.money, .word))
    let currencies = try (#require(Currency(code: "USD")), #require(Currency(code: "EUR")))
    #expect(
      try mistake("spent > 10 USD").error.kind
        == .foreignCurrency(found: currencies.0, shop: currencies.1))
    #expect(
      try mistake("received product \"kit\"").error.kind
        == .notAnObject(kind: "product", verb: "received", objects: ["campaign", "channel"]))
    #expect(try mistake("referred any customer at least 2 orders").error.suggestions == ["times"])
    #expect(
      try mistake("clicked where (topc = \"a\")").error.kind == .unknownField("topc"))
    #expect(
      try mistake("clicked where (orders > 1)").error.kind
        == .fieldNotInWhere(
          .orders, verb: "clicked", fields: [.channel, .campaign, .weekday, .hour]))
    #expect(try mistake("hour = 3").error.kind == .fieldOfOrders(.hour))
  }

  @Test(
    "suggest the three nearest names",
    arguments: [
      ("recencie > 3 days", "recency"), ("order > 1", "orders"),
      ("boght product \"Kit\"", "bought"),
      ("rfm.segmnt = \"x\"", "rfm.segment"),
      ("consent.mail", "consent.email"), ("gap > 3 days", "gap.median"), ("SPNT > 3", "spent"),
      ("rfm.segment = \"at rsk\"", "\"At Risk\""),
      ("risk > 66", "churn_risk"), ("risque > 66", "churn_risk"),
    ])
  func suggestions(text: String, first: String) throws {
    let suggestions = try mistake(text).error.suggestions
    #expect(suggestions.first == first)
    #expect(suggestions.count == 3)
  }

  @Test("show the line with a caret below")
  func message() throws {
    let text = "# loyal\norders >= 2 and\n  recency > 60 # days"
    #expect(
      try mistake(text).error.message(in: text) == """
        a duration needs a unit: 60 days?
            recency > 60 # days
                      ^^
        did you mean 60 days?
        """)
  }

  @Test("“but not” and a bare name propose the two full forms")
  func bareObject() throws {
    let text = #"bought category "Skincare" at least 2 times in last 90 days but not "Sunscreen""#
    let (error, marked) = try mistake(text)
    #expect(error.kind == .bareObject("Sunscreen"))
    #expect(marked == "\"Sunscreen\"")
    #expect(
      error.suggestions == [
        #"not bought category "Sunscreen" in last 90 days"#, #"not bought category "Sunscreen""#,
      ])
  }

  @Test("an audience that contains itself is refused with the path")
  func cycles() throws {
    let saved = [
      "a": #"orders > 1 and in audience "b""#, "b": #"in audience "c" or consent.ads"#,
      "c": #"not in audience "a""#, "self": #"in audience "self""#, "broken": "recency > 60",
      "frozen": "orders = 1 as of 2011-01-01",
    ]
    let (error, marked) = try mistake(#"consent.ads and in audience "a""#, audiences: saved)
    #expect(error.kind == .audienceCycle(["a", "b", "c", "a"]))
    #expect(marked == "\"a\"")
    #expect(
      try mistake(#"in audience "self""#, audiences: saved).error.kind
        == .audienceCycle(["self", "self"]))
    guard
      case .brokenAudience("broken", _) = try mistake(#"in audience "broken""#, audiences: saved)
        .error.kind
    else {
      Issue.record("a broken audience must be named")
      return
    }
    #expect(
      try mistake(#"in audience "brken""#, audiences: saved).error.suggestions.first == "\"broken\""
    )
    guard case .notAvailable = try mistake(#"in audience "frozen""#, audiences: saved).error.kind
    else {
      Issue.record("an audience of another day must be refused")
      return
    }
  }

  @Test("audiences that double at every step are refused before they fill the memory")
  func doubling() throws {
    var saved = ["a0": "orders = 1"]
    for step in 1...15 {
      saved["a\(step)"] = "in audience \"a\(step - 1)\" or not in audience \"a\(step - 1)\""
    }
    let (error, _) = try mistake("in audience \"a15\"", audiences: saved)
    #expect(error.kind == .tooLong(limit: 5000))
  }

  @Test("deep brackets, long sums and long texts end in an error")
  func depth() throws {
    let brackets = String(repeating: "(", count: 9000)
    #expect(try mistake(brackets + "orders = 1").error.kind == .tooDeep(limit: 48))
    let closed = brackets.prefix(3000) + "orders" + String(repeating: ")", count: 3000) + " = 1"
    #expect(try mistake(String(closed)).error.kind == .tooDeep(limit: 48))
    #expect(
      try mistake(String(repeating: "not ", count: 900) + "orders = 1").error.kind
        == .tooDeep(limit: 48))
    let sum = Array(repeating: "orders", count: 500).joined(separator: " + ")
    #expect(try mistake(sum + " > 1").error.kind == .tooDeep(limit: 40))
    #expect(
      try mistake(String(repeating: " ", count: 30_000)).error.kind == .tooLong(limit: 20_000))
    let flat = Array(repeating: "orders = 1", count: 1000).joined(separator: " and ")
    #expect(try AudienceExpression(parsing: flat).clauses.count == 1000)
  }
}
