import CustomerData
import Testing

@Suite("Settings of tenure.toml for numbers")
struct ShopSettingsTests {
  private static let orders = "order_id,customer_id,created_at,total\no1,ann,2026-01-10,10.00\n"

  private func shop(_ settings: String) throws -> Shop {
    try Folder(["orders.csv": Self.orders, "tenure.toml": settings]).load().shop
  }

  private func line(_ settings: String) throws -> Int? {
    let folder = try Folder(["orders.csv": Self.orders, "tenure.toml": settings])
    guard case .configuration(_, let line, _)? = folder.failure() else { return nil }
    return line
  }

  @Test("the activity window is a number of days or follows the gaps")
  func window() throws {
    #expect(try !shop("[shop]\nactivity_window_days = 90\n").activityFollowsGaps)
    let gaps = try shop("[shop]\nactivity_window_days = \"p90\"\n")
    #expect(gaps.activityFollowsGaps && gaps.activityWindowDays == 365)
    #expect(try line("[shop]\nactivity_window_days = \"p91\"\n") == 2)
  }

  @Test("annotations have a name and days, one or more")
  func annotations() throws {
    let text = """
      [[annotation]]
      name = "Black Friday"
      from = "2026-11-27"
      to = "2026-11-30"
      [[annotation]]
      name = "Strike"
      from = "2026-05-01"
      """
    let found = try shop(text).annotations
    #expect(found.map(\.name) == ["Black Friday", "Strike"])
    #expect(found.map(\.days.count) == [4, 1])
    let november = DayRange(try day("2026-11-30"), try day("2026-12-31"))
    #expect(try shop(text).annotations(in: november).map(\.name) == ["Black Friday"])
    #expect(try line("[[annotation]]\nname = \"x\"\nfrom = \"soon\"\n") == 3)
    #expect(try line("[[annotation]]\nfrom = \"2026-05-01\"\n") == 1)
  }

  @Test("a target is a number for everybody or for one value of a dimension")
  func targets() throws {
    let text = """
      [[target]]
      number = "retention_rate"
      value = 0.4
      window_days = 365
      [[target]]
      number = "repeat_rate_90"
      value = 1
      dimension = "channel"
      is = "web"
      """
    let found = try shop(text).targets
    #expect(found[0] == Target(number: "retention_rate", value: 0.4, windowDays: 365))
    #expect(
      found[1] == Target(number: "repeat_rate_90", value: 1, dimension: "channel", band: "web"))
    #expect(try line("[[target]]\nnumber = \"aov\"\n") == 1)
    #expect(try line("[[target]]\nnumber = \"aov\"\nvalue = 1\nis = \"web\"\n") == 1)
  }

  @Test("a map of segments has every triple of scores once")
  func segments() throws {
    let all = (0..<125).map { "\($0 / 25 + 1)\($0 / 5 % 5 + 1)\($0 % 5 + 1)" }
    let text = "[segments]\n\"Lost\" = \"\(all.joined(separator: " "))\"\n"
    #expect(try shop(text).segments == ["Lost": all])
    #expect(try line("[segments]\n\"Lost\" = \"111 112\"\n") == 1)
    #expect(try line("[segments]\n\"Lost\" = \"111 111\"\n") == 2)
    #expect(try line("[segments]\n\"Lost\" = \"116\"\n") == 2)
  }
}
