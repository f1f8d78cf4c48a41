import Audiences
import CustomerData
import Dashboard
import Destinations
import Foundation
import RetentionEngine
import Support
import Testing
import Workspace

@Suite("The delivery desk")
struct DeliveryDeskTests {
  let folder: TemporaryFolder
  let workspace: Workspace

  init() throws {
    folder = try TemporaryFolder()
    workspace = Workspace(directory: folder.path + "/workspace")
  }

  private func desk(_ shop: TinyShop) -> DeliveryDesk {
    DeliveryDesk(
      backend: EmbeddedBackend(shop.dataset, report: IngestReport()), workspace: workspace,
      who: "sarah", phones: .none)
  }

  private func order(
    _ expression: String = "everyone", cap: DeliveryOrder.Cap? = nil,
    leftAlone: DeliveryOrder.LeftAlone = .share(0.3)
  ) throws -> DeliveryOrder {
    DeliveryOrder(
      audience: try AudienceExpression(parsing: expression), destination: "csv",
      campaign: "spring", leftAlone: leftAlone, cap: cap)
  }

  @Test("the file holds the rows of the preview, and the log knows whom")
  func previewIsTheFile() async throws {
    let desk = desk(.village)
    let preview = try await desk.preview(order())
    let receipt = try await desk.deliver(order(), to: folder.path + "/a.csv")
    let lines = try folder.text(of: "a.csv").split(separator: "\n").map(String.init)
    #expect(lines.count == preview.rows.count + 1)
    #expect(receipt.stages == preview.stages)
    #expect(preview.rows.first.map { lines[1].hasPrefix($0[0] + ",") } == true)
    let known = try await workspace.contacts(since: "2000-01-01")
    #expect(Set(known.keys) == Set(preview.recipients))
  }

  @Test("a campaign leaves the same customers alone every time, and they stay out of its files")
  func holdout() async throws {
    let desk = desk(.village)
    let first = try await desk.preview(order())
    try await desk.deliver(order(), to: folder.path + "/a.csv")
    let second = try await desk.preview(order())
    #expect(first.recipients == second.recipients)
    #expect(first.customers(at: .heldOut) > 0)
    let draw = Holdout(share: 0.3, seed: "spring")
    #expect(!first.recipients.contains(where: draw.holdsOut))
    #expect(try await desk.shareLeftAlone(by: "spring") == 0.3)
  }

  @Test("a smaller share asked for later releases nobody the campaign has left alone")
  func smallerShare() async throws {
    let desk = desk(.village)
    let first = try await desk.preview(order())
    try await desk.deliver(order(), to: folder.path + "/a.csv")
    let later = try await desk.preview(order(leftAlone: .share(0.01)))
    #expect(later.recipients == first.recipients)
    #expect(later.customers(at: .heldOut) == first.customers(at: .heldOut))
  }

  @Test("whoever is suppressed is in no file")
  func suppressed() async throws {
    try await workspace.suppress(
      [SuppressionHash.email("ANN@example.com ")], at: "2026-01-01T00:00:00Z")
    let preview = try await desk(.three).preview(order(leftAlone: .nobody(reason: "test")))
    #expect(preview.recipients == ["cleo"])
    #expect(preview.customers(at: .suppressed) == 1)
  }

  @Test("whoever was delivered as often as the cap allows is left out, and then nothing is written")
  func cap() async throws {
    let desk = desk(.three)
    let cap = DeliveryOrder.Cap(parsing: "1/7")
    let order = try order(cap: cap, leftAlone: .nobody(reason: "test"))
    try await desk.deliver(order, to: folder.path + "/a.csv")
    let error = await #expect(throws: DeliveryDeskError.self) {
      try await desk.deliver(order, to: folder.path + "/b.csv")
    }
    guard case .nobodyCleared(let stages) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(stages.first { $0.stage == .capped }?.customers == 2)
    #expect(try !folder.names().contains("b.csv"))
  }

  @Test(
    "a delivery that comes back in the messages file is one contact, and another tool's is one more"
  )
  func cameBack() async throws {
    let now = try #require(ISO8601DateFormatter().date(from: "2026-06-29T10:00:00Z"))
    var shop = TinyShop.three
    let backend = { (shop: TinyShop) in EmbeddedBackend(shop.dataset, report: IngestReport()) }
    func desk(_ shop: TinyShop) -> DeliveryDesk {
      DeliveryDesk(
        backend: backend(shop), workspace: workspace, who: "sarah", now: { now }, phones: .none)
    }
    func capped(_ times: Int) async throws -> Int {
      let order = try order(cap: .init(times: times, days: 7), leftAlone: .nobody(reason: "test"))
      return try await desk(shop).preview(order).customers(at: .capped)
    }
    let first = try order(leftAlone: .nobody(reason: "test"))
    try await desk(shop).deliver(first, to: folder.path + "/a.csv")
    #expect(try await capped(1) == 2)
    #expect(try await capped(2) == 0)
    // The same campaign, the day after: what was delivered has arrived.
    shop.events = [TinyEvent("ann", .received, "2026-06-30", name: "Spring")]
    #expect(try await capped(2) == 0)
    // Before the delivery, or of another campaign: somebody else wrote too.
    shop.events = [TinyEvent("ann", .received, "2026-06-26", name: "Spring")]
    #expect(try await capped(2) == 1)
    shop.events = [TinyEvent("ann", .received, "2026-06-30", name: "Sale")]
    #expect(try await capped(2) == 1)
    // One delivery comes back once.
    shop.events = [
      TinyEvent("ann", .received, "2026-06-29", name: "spring"),
      TinyEvent("ann", .received, "2026-06-30", name: "spring"),
    ]
    #expect(try await capped(2) == 1)
    #expect(try await capped(3) == 0)
  }

  @Test("a campaign's holdout is an audience by its name, and exactly those it left alone")
  func holdoutInLanguage() async throws {
    let desk = desk(.village)
    try await desk.deliver(order(), to: folder.path + "/a.csv")
    let shelf = AudienceShelf(workspace.audiences)
    let backend = EmbeddedBackend(TinyShop.village.dataset, report: IngestReport())
    func ids(_ text: String) async throws -> Set<String> {
      let audience = try await shelf.expression(parsing: text, for: nil, holdoutsOf: workspace)
      return Set(try await backend.contacts(in: audience).map(\.customerID))
    }
    let all = try await ids("everyone")
    let left = try await ids("in holdout \"spring\"")
    let draw = Holdout(share: 0.3, seed: "spring")
    #expect(left == all.filter { draw.holdsOut($0) })
    #expect(try await ids("not in holdout \"spring\"") == all.subtracting(left))
    let recipients = try await desk.preview(order()).recipients
    #expect(!recipients.isEmpty && left.isDisjoint(with: recipients))
    await #expect(throws: ExpressionError.self) { _ = try await ids("in holdout \"autumn\"") }
  }

  @Test("a file that is there is never touched unasked")
  func refuses() async throws {
    let path = try folder.write("mine", to: "a.csv")
    let order = try order(leftAlone: .nobody(reason: "test"))
    await #expect(throws: DeliveryDeskError.file(.fileExists(path: path))) {
      try await desk(.three).deliver(order, to: path)
    }
    #expect(try folder.text(of: "a.csv") == "mine")
  }

  @Test(
    "a share of nothing without a reason, and a wrong purpose, are refused before anything is read")
  func refusals() async throws {
    let desk = desk(.three)
    await #expect(throws: DeliveryDeskError.noHoldoutReason) {
      try await desk.preview(order(leftAlone: .nobody(reason: "  ")))
    }
    await #expect(throws: DeliveryDeskError.shareOutOfRange(1.5)) {
      try await desk.preview(order(leftAlone: .share(1.5)))
    }
    var wrong = try order()
    wrong.destination = "meta"
    wrong.purpose = .email
    let needed = DeliveryDeskError.wrongPurpose(destination: "meta", asked: .email, needed: .ads)
    await #expect(throws: needed) { try await desk.preview(wrong) }
  }

  @Test("words are quoted for a shell only where they must be")
  func quoting() throws {
    var order = try order("orders = 1 and country = \"FR\"", cap: .init(times: 2, days: 7))
    order.purpose = .sms
    #expect(
      order.commandLine(output: "~/it's.csv", replacing: true)
        == "tenure export --audience 'orders = 1 and country = \"FR\"' --to csv --purpose sms "
        + "--campaign spring --holdout 30% --cap 2/7 --output '~/it'\\''s.csv' --replace")
  }

  @Test("~ is the home folder, and names of files are made of letters and digits")
  func paths() {
    let home = ["HOME": "/home/sarah"]
    #expect(DeliveryPath.expanded("~/x.csv", environment: home) == "/home/sarah/x.csv")
    #expect(DeliveryPath.abbreviated("/home/sarah/x.csv", environment: home) == "~/x.csv")
    #expect(
      DeliveryPath.fileName(
        for: "Reconquête (été)/..", destination: "meta", asOf: Day(tiny: "2026-06-30"))
        == "reconquete-ete-2026-06-30-meta.csv")
  }
}
