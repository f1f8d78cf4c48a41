import Audiences
import CustomerData
import Destinations
import Foundation
import RetentionEngine
import Support
import Testing
import Workspace

@testable import Dashboard

@Suite("What customers may ask for")
struct RightsTests {
  let folder: TemporaryFolder
  let workspace: Workspace

  init() throws {
    folder = try TemporaryFolder()
    workspace = Workspace(directory: folder.path + "/workspace")
  }

  private var backend: EmbeddedBackend {
    EmbeddedBackend(TinyShop.three.dataset, report: IngestReport())
  }

  private func deliver(to destination: String, as file: String) async throws {
    let desk = DeliveryDesk(backend: backend, workspace: workspace, phones: .none)
    try await desk.deliver(
      DeliveryOrder(
        audience: .everyone, destination: destination, leftAlone: .nobody(reason: "test")),
      to: folder.path + "/" + file)
  }

  @Test(
    "whoever is erased gets a removal file for every destination they were in, and is never delivered again"
  )
  func erase() async throws {
    try await deliver(to: "csv", as: "a.csv")
    try await deliver(to: "meta", as: "b.csv")
    let desk = RightsDesk(backend: backend, workspace: workspace, phones: .none)
    let erasure = try await desk.erase("cleo", removalsIn: folder.path + "/removals")
    #expect(erasure.removals.map(\.destination) == ["csv", "meta"])
    let hash = ContactHash.sha256("cleo@example.com")
    let texts = try erasure.removals.map {
      try String(contentsOfFile: $0.file ?? "", encoding: .utf8)
    }
    #expect(
      texts == ["customer_id,email,phone\ncleo,cleo@example.com,\n", "email,phone\n\(hash),\n"])
    #expect(try folder.permissions(of: "removals") == 0o700)
    let preview = try await DeliveryDesk(backend: backend, workspace: workspace, phones: .none)
      .preview(
        DeliveryOrder(
          audience: .everyone, destination: "csv", leftAlone: .nobody(reason: "test")))
    #expect(preview.recipients == ["ann"])
    #expect(preview.customers(at: .suppressed) == 1)
    #expect(try await workspace.deliveries(of: "cleo").isEmpty)
    #expect(try await workspace.deliveries(of: erasure.token).count == 2)
  }

  @Test(
    "nobody erased is found by id or address, and somebody who was is, however the address is written"
  )
  func hidden() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "order_id,customer_id,email,created_at,total\no1,cleo,CLEO@example.com,2026-01-10,5\n",
      to: "orders.csv")
    let place = workspace.directory
    let before = try ErasedCustomers(inWorkspace: place)
    #expect(
      try DatasetLoader(folder: folder.path) { _ in before }.load().dataset()
        .customers.row(of: "cleo") != nil)
    let desk = RightsDesk(backend: backend, workspace: workspace, phones: .none)
    let erasure = try await desk.erase("cleo", removalsIn: place)
    #expect(erasure.removals.isEmpty)
    let after = try ErasedCustomers(inWorkspace: place)
    let customers = try DatasetLoader(folder: folder.path) { _ in after }.load().dataset().customers
    #expect(customers.contacts.map(\.customerID) == [erasure.token])
    #expect(customers.contacts.map(\.email) == [""])
  }

  @Test("an id that nobody has erases nobody and writes nothing")
  func unknown() async throws {
    let desk = RightsDesk(backend: backend, workspace: workspace, phones: .none)
    await #expect(throws: RightsDesk.Failure.unknownCustomer) {
      try await desk.erase("nobody", removalsIn: folder.path + "/removals")
    }
    #expect(try folder.names().isEmpty)
  }

  @Test("customers without an order or a word for three years are listed, and nobody else")
  func silent() async throws {
    var bob = TinyCustomer("bob")
    bob.records = [
      ConsentRecord(purpose: .email, state: .revoked, day: Day(tiny: "2024-01-01"), source: "x")
    ]
    let shop = TinyShop(
      asOf: "2026-06-30", customers: [bob, TinyCustomer("never")],
      orders: [
        TinyOrder("ann", "2023-06-30", 10_00), TinyOrder("bob", "2020-01-01", 10_00),
        TinyOrder("cleo", "2023-07-01", 10_00),
      ])
    let rows = try await SilentCustomers.rows(
      years: 3, asOf: Day(tiny: "2026-06-30"),
      from: EmbeddedBackend(shop.dataset, report: IngestReport()))
    #expect(rows.map(\.customerID) == ["ann", "never"])
    #expect(rows.map(\.lastContact) == [Day(tiny: "2023-06-30"), nil])
    #expect(SilentCustomers.day(years: 3, before: Day(tiny: "2024-02-29")).iso == "2021-02-28")
  }

  @Test("a delivered file verifies until a byte changes, and never on other data")
  func verify() async throws {
    try await deliver(to: "csv", as: "a.csv")
    let path = folder.path + "/a.csv"
    let desk = DeliveryDesk(backend: backend, workspace: workspace, phones: .none)
    let whole = try await desk.verify(DeliveredFile(at: path), at: path)
    #expect(whole.answers.map(\.passed) == [true, true, true, true])
    let other = TinyShop(asOf: "2026-06-30", orders: [TinyOrder("zed", "2026-01-01", 1_00)])
    let elsewhere = DeliveryDesk(
      backend: EmbeddedBackend(other.dataset, report: IngestReport()), workspace: workspace,
      phones: .none)
    let strange = try await elsewhere.verify(DeliveredFile(at: path), at: path)
    #expect(strange.answers.map(\.passed) == [true, true, false, nil])
    try folder.write(try folder.text(of: "a.csv") + "x", to: "a.csv")
    let changed = try await desk.verify(DeliveredFile(at: path), at: path)
    #expect(!changed.isVerified && changed.answers.first?.passed == false)
    #expect(throws: DeliveredFileError.noProof(path: path + "2.proof.json")) {
      try DeliveredFile(at: path + "2")
    }
  }
}
