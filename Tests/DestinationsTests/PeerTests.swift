import CustomerData
import Testing

@testable import Destinations

/// Against other people's programs; where the tables come from stands in `Tests/Deliveries/README.md`.
@Suite("Normalization as its peers have it")
struct PeerTests {
  @Test("numbers are read as by phonenumbers for Python")
  func phones() throws {
    var column = PhoneColumn(.reader(try PhoneLibrary()), storeCountry: "FR")
    let table = try GoldenPeople.table("phones.tsv")
    #expect(table.count > 120)
    for row in table {
      let expected = row[3] == "invalid" ? "" : row[2]
      #expect(column.e164(of: row[0], country: row[1]) == expected, "\(row)")
    }
  }

  @Test("fields are hashed as by Meta's own library for Python")
  func meta() throws {
    let table = try GoldenPeople.table("meta.tsv")
    #expect(table.count > 20)
    for row in table {
      let country = row[1].contains("-") ? "US" : "FR"
      let normalized =
        switch row[0] {
        case "em": MetaNormalization.email(row[1])
        case "ct": MetaNormalization.city(row[1])
        case "zp": MetaNormalization.zip(row[1], country: country)
        default: MetaNormalization.country(row[1])
        }
      #expect(ContactHash.sha256(normalized) == row[2], "\(row)")
    }
  }
}
