import CustomerData
import Destinations
import Support

/// Random customers of every kind: with and without addresses, asked, refusing, never asked.
enum SomeContacts {
  static func many(_ count: Int, from seed: Int) -> [Contact] {
    var chance = Seed(seed)
    return (0..<count).map { one("C-\($0)", from: &chance) }
  }

  private static func one(_ id: String, from chance: inout Seed) -> Contact {
    var consents: [Purpose: ConsentRecord] = [:]
    for purpose in Purpose.allCases where !chance.oneIn(3) {
      consents[purpose] = ConsentRecord(
        purpose: purpose, state: chance.pick(ConsentState.allCases),
        day: chance.oneIn(2) ? nil : Day(number: Int32(chance.int(18_000...20_000))),
        source: chance.pick(["customers.csv: accepts_marketing", "consents.csv"]))
    }
    return Contact(
      customerID: id,
      email: chance.oneIn(3)
        ? chance.pick(["", "no address", "=1+2@example.com"]) : "\(id.lowercased())@example.com",
      phone: chance.pick(["", "06 12 34 56 78", "call me"]),
      firstName: chance.pick(["Zoé", "=cmd", ""]), lastName: chance.pick(["Martin", "'t Hooft"]),
      country: chance.pick(["FR", "Belgique", ""]), consents: consents)
  }
}

extension Contact {
  /// Somebody who agreed to some purposes.
  static func agreeing(
    to purposes: [Purpose], id: String = "C-1", email: String = "ann@example.com",
    phone: String = "", firstName: String = "", lastName: String = "", city: String = "",
    zip: String = "", country: String = ""
  ) -> Contact {
    let consents = purposes.map {
      ($0, ConsentRecord(purpose: $0, state: .granted, day: nil, source: "consents.csv"))
    }
    return Contact(
      customerID: id, email: email, phone: phone, firstName: firstName, lastName: lastName,
      city: city, zip: zip, country: country,
      consents: Dictionary(uniqueKeysWithValues: consents))
  }

  func agreed(to purpose: Purpose) -> Bool {
    consents[purpose]?.state == .granted && consents[purpose]?.withdrawn == nil
  }
}

/// Reads French mobile numbers only; stands in for the library.
struct FrenchMobiles: PhoneNormalizing {
  func read(_ number: String, region: String) -> PhoneReading? {
    let digits = number.filter(\.isNumber)
    guard digits.count == 10, digits.hasPrefix("06") else { return nil }
    return PhoneReading(e164: "+33" + digits.dropFirst(), verdict: .valid)
  }
}

extension DeliveryChoices {
  static var tested: DeliveryChoices { DeliveryChoices(phones: .reader(FrenchMobiles())) }
}
