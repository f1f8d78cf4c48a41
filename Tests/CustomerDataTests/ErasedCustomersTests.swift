import CustomerData
import Testing

@Suite("Erased customers")
struct ErasedCustomersTests {
  static let files = [
    "orders.csv": """
    order_id,customer_id,email,created_at,total,country,city
    o1,ann,ann@example.com,2026-01-10,100,FR,Nantes
    o2,ann,ann@example.com,2026-02-10,50,FR,Nantes
    o3,bob,bob@example.com,2026-02-11,20,BE,Gand
    o4,,Guest@Example.com,2026-02-12,10,FR,Lyon

    """,
    "customers.csv": """
    customer_id,email,phone,first_name,last_name,city,zip,country
    ann,ann@example.com,0612345678,Ann,Archer,Nantes,44000,FR
    bob,bob@example.com,,Bob,Baker,Gand,9000,BE

    """,
    "consents.csv": """
    customer_id,purpose,state,at
    ann,email,granted,2026-01-10
    bob,email,granted,2026-01-10

    """,
  ]

  @Test("whoever is erased is a token in the tables, and no total changes")
  func hidden() throws {
    let folder = try Folder(Self.files)
    let before = try folder.load().dataset()
    let after = try Self.load(folder, erasing: ["ann"], []).dataset()
    let everything = after.customers.contacts.map { "\($0)" }.joined()
    for trace in ["ann", "Ann", "Archer", "0612345678", "Nantes", "44000"] {
      #expect(!everything.contains(trace), "\(trace)")
    }
    let row = try #require(after.customers.row(of: "erased-1"))
    #expect(after.customers.orders(of: row).count == 2)
    #expect(after.customers.contacts[row].consents.isEmpty)
    #expect(after.customers.contacts[row].country == "FR")
    #expect(after.revenue == before.revenue && after.revenue == 180_00)
    #expect(after.customers.count == before.customers.count)
    #expect(after.buyers == before.buyers)
    #expect(after.contact("bob@example.com")?.customerID == "bob")
  }

  @Test("a guest known by an address alone is hidden by it, however it is spelled")
  func guest() throws {
    let folder = try Folder(Self.files)
    let after = try Self.load(folder, erasing: [], ["guest@example.com"]).dataset()
    #expect(after.contact("guest@example.com") == nil)
    #expect(after.contact("ann@example.com") != nil)
    #expect(after.customers.row(of: "erased-1") != nil)
  }

  @Test("data with somebody erased have another fingerprint, and without anybody the old one")
  func fingerprint() throws {
    let folder = try Folder(Self.files)
    let plain = try folder.load().fingerprint
    #expect(
      try DatasetLoader(folder: folder.path, erased: { _ in .none }).load().fingerprint == plain)
    #expect(try Self.load(folder, erasing: ["ann"], []).fingerprint != plain)
  }

  static func load(
    _ folder: Folder, erasing ids: Set<String>, _ addresses: Set<String>
  ) throws -> History {
    try DatasetLoader(folder: folder.path) { _ in
      ErasedCustomers(stamp: 7) { sign in
        switch sign {
        case .id(let id): ids.contains(id) ? "erased-1" : nil
        case .email(let address): addresses.contains(address.lowercased()) ? "erased-1" : nil
        }
      }
    }.load()
  }
}
