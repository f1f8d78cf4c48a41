import Support

/// Expressions by chance, always valid, written loosely: any case, superfluous brackets, both
/// orders of `between`.
struct RandomSentence {
  private var seed: Seed

  init(_ seed: Seed) { self.seed = seed }

  mutating func text() -> String {
    let inner = expression(3)
    return seed.oneIn(12) ? inner + " top \(seed.int(0...5)) by " + number() : inner
  }

  private mutating func expression(_ depth: Int) -> String {
    guard depth > 0 else { return primary(0) }
    switch seed.int(0...6) {
    case 0: return "\(expression(depth - 1)) and \(expression(depth - 1))"
    case 1: return "\(expression(depth - 1)) but \(expression(depth - 1))"
    case 2: return "\(expression(depth - 1)) OR \(expression(depth - 1))"
    case 3: return "not (\(expression(depth - 1)))"
    case 4: return "(\(expression(depth - 1)))"
    default: return primary(depth)
    }
  }

  private mutating func primary(_ depth: Int) -> String {
    switch seed.int(0...19) {
    case 0: return "everyone"
    case 1 where depth > 0:
      return
        "sample \(seed.int(0...100))% seed \"s\(seed.int(0...9))\" of (\(expression(depth - 1)))"
    case 2: return "consent.\(seed.pick(["email", "SMS", "ads", "profiling"]))"
    case 3...7: return event(counted: true)
    case 8:
      let not = seed.oneIn(2) ? "not " : ""
      return "\(event(counted: false)) then \(not)\(event(counted: false)) within \(span())"
    case 9: return "never \(event(counted: false))"
    default: return comparison()
    }
  }

  private mutating func event(counted: Bool) -> String {
    if seed.oneIn(2) { return happening(counted: counted) }
    var parts = [seed.pick(["bought", "ordered", "Bought"])]
    if !seed.oneIn(4) { parts.append(object()) }
    if seed.oneIn(4) { parts.append("where (\(filter()))") }
    if counted, seed.oneIn(2) { parts.append(count()) }
    if seed.oneIn(2) { parts.append(window()) }
    return parts.joined(separator: " ")
  }

  /// Something that happens beside orders.
  private mutating func happening(counted: Bool) -> String {
    let (verb, objects, filters, units) = seed.pick([
      (
        "received", ["any campaign", #"campaign "Spring""#, #"channel ("email", "post")"#],
        [#"channel = "EMAIL""#, #"campaign != "Sale" and hour >= 8"#], ["times"]
      ),
      ("opened", [#"campaign ("spring", "none")"#], [#"weekday = "Monday""#], ["time"]),
      ("Clicked", ["any channel"], ["channel is unknown"], ["times"]),
      (
        "returned", ["any product", #"category "Skincare""#], [#"reason = "refund""#],
        ["times", "units"]
      ),
      ("refunded", ["any product", #"product "Kit""#], ["hour < 20"], ["times"]),
      (
        "contacted", ["support", "any support", #"product ("p0", "p3")"#],
        [#"topic = "delivery""#, "score > 3"], ["times"]
      ),
      (
        "rated", [""],
        [
          #"question = "nps" and score >= 9 and latest"#, "latest", #"survey = "Spring""#,
          #"scale = "1-5" or not latest"#,
        ], ["times"]
      ),
      ("earned", ["points"], [#"event = "bonus""#, "points > 10"], ["units", "times"]),
      ("redeemed", ["any reward"], ["points <= 10"], ["units"]),
      ("referred", ["any customer", "customer"], ["amount >= 5"], ["times"]),
      ("visited", [""], [#"page contains "help""#, #"event = "cart""#], ["times"]),
      ("abandoned", ["cart"], [#"page is known"#], ["times"]),
      (
        "had", ["any issue", #"issue "late delivery""#],
        [#"carrier = "Post""#, "issue is unknown"],
        ["times"]
      ),
    ])
    var parts = [verb]
    if !seed.oneIn(4) || verb == "refunded" { parts.append(seed.pick(objects)) }
    if seed.oneIn(3) { parts.append("where (\(seed.pick(filters)))") }
    if counted, seed.oneIn(2) {
      let comparison = seed.pick(["at least", "at most", "exactly", "fewer than"])
      parts.append("\(comparison) \(seed.int(0...3)) \(seed.pick(units))")
    }
    if seed.oneIn(2) { parts.append(window()) }
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private mutating func object() -> String {
    seed.pick([
      #"product "Kit""#, #"product ("p1", "Milk")"#, #"category "skincare""#,
      #"category ("Hair", "Nothing")"#, #"brand "Alba""#, #"sku "S-3""#, "any product",
      "any category", "any brand", "any sku", #"product "p5""#,
    ])
  }

  private mutating func filter() -> String {
    seed.pick([
      #"channel = "store""#, "basket >= 60", "age between 1 day and 30 days",
      "part_refunded", "discounted",
      "not discounted", "hour < 12",
      #"weekday in ("saturday", "Sunday")"#, #"campaign is unknown or basket between 90 and 20"#,
      #"channel != "web" and source starts with "P""#, #"device = "phone""#, #"country = "DE""#,
    ])
  }

  private mutating func count() -> String {
    let comparison = seed.pick(["at least", "at most", "exactly", "more than", "fewer than"])
    let counted =
      "\(comparison) \(seed.int(0...4)) \(seed.pick(["times", "time", "orders", "units"]))"
    return seed.pick(["once", "twice", counted, counted])
  }

  private mutating func span() -> String {
    let unit = seed.pick(["days", "day", "weeks", "months", "quarters", "year"])
    return "\(seed.int(1...(unit == "days" || unit == "day" ? 90 : 3))) \(unit)"
  }

  private mutating func period() -> String {
    seed.pick(["day", "week", "month", "quarter", "year"])
  }

  private mutating func date() -> String {
    switch seed.int(0...6) {
    case 0: "today"
    case 1: "yesterday"
    case 2: "\(span()) ago"
    case 3: "\(seed.pick(["last", "this"])) \(period()) \(seed.pick(["start", "end"]))"
    case 4: "2011-\(seed.pick(["01", "06", "11"]))"
    default: "2011-\(seed.pick(["02-28", "10-15", "12-01", "03-31"]))"
    }
  }

  private mutating func window() -> String {
    switch seed.int(0...8) {
    case 0, 1: "in last \(span())"
    case 2: "in \(seed.pick(["last", "this", "next"])) \(period())"
    case 3: "in 2011-\(seed.pick(["03", "10", "12"]))"
    case 4: "in 2011"
    case 5: "\(seed.pick(["since", "before", "after", "on"])) \(date())"
    case 6: "between \(date()) and \(date())"
    case 7: "\(seed.pick(["more", "less"])) than \(span()) ago"
    default: "in next \(span())"
    }
  }

  private mutating func relation() -> String { seed.pick(["=", "!=", "<", "<=", ">", ">="]) }

  /// A number without a unit.
  private mutating func number() -> String {
    let windowed = seed.pick(["orders", "occasions"])
    return seed.pick([
      "orders", "occasions", "rfm.r", "rfm.f", "orders_12m", "nps", "recency / gap.median",
      "csat", "ces", "points", "points.expiring_30d", "contacts_7d", "return_rate * 10",
      "discount_share * 10", "\(windowed) \(window())", "spent / aov", "(orders - 1) * 2",
    ])
  }

  private mutating func money() -> String {
    seed.pick([
      "spent", "aov", "spent \(window())", "first_basket", "refunded", "clv", "spent_12m",
      "aov \(window())", "spent - refunded * 2", "1.5 * aov",
    ])
  }

  private mutating func duration() -> String {
    seed.pick([
      "recency", "tenure", "gap.median", "gap.last", "last_order - first_order", "2 * recency",
    ])
  }

  private mutating func day() -> String {
    seed.pick([
      "first_order", "last_order", "last_order", "next_order", "first_order + 1 month",
      "last_order - 10 days", "nps.date", "last_contact",
    ])
  }

  private mutating func word() -> String {
    seed.pick([
      "country", "city", "tag", "acquired.channel", "acquired.campaign", "channel",
      "device", "first_product", "first_category", "acquired.country", "customer_id", "tier",
      "acquired.source", "gender",
    ])
  }

  private mutating func literal() -> String {
    seed.pick([
      #""FR""#, #""web""#, #""WEB""#, #""vip""#, #""Skincare""#, #""Kit""#, #""p1""#, #""c3""#,
      #""Sale \"50\"""#, #""nothing""#, #""Spring""#,
    ])
  }

  private mutating func comparison() -> String {
    switch seed.int(0...11) {
    case 0: return "\(number()) \(relation()) \(seed.int(0...5))"
    case 1: return "\(money()) \(relation()) \(seed.int(0...20) * 10)"
    case 2: return "\(duration()) \(relation()) \(span())"
    case 3: return "\(day()) \(relation()) \(date())"
    case 4: return "\(day()) \(window())"
    case 5: return "\(word()) \(seed.pick(["=", "!="])) \(seed.oneIn(5) ? word() : literal())"
    case 6: return "\(word()) \(seed.pick(["", "not "]))in (\(literal()), \(literal()))"
    case 7:
      return
        "\(word()) \(seed.pick(["contains", "starts with"])) \(seed.pick([#""p""#, literal()]))"
    case 8:
      return "\(seed.pick([money(), duration(), day(), word(), "discount_share", "rfm.segment"])) "
        + seed.pick(["is known", "is unknown"])
    case 9: return "\(money()) between \(seed.int(0...9) * 10) and \(money())"
    case 10:
      return "\(number()) in \(seed.pick(["top", "bottom"])) \(seed.int(0...100))%"
        + (seed.oneIn(3) ? " of country" : "")
    default:
      return seed.pick([
        #"rfm.segment in ("lost", "At risk", "champions")"#, "discount_share <= 33.3%",
        #"nps.bucket in ("promoter", "Passive")"#, "member", "not member",
        #"rfm.segment = "hibernating""#, "orders not in (1, 3)", "recency in (0 days, 3 days)",
        "discount_share * 2 > 0.5", "last_order between first_order + 30 days and today",
      ])
    }
  }
}
