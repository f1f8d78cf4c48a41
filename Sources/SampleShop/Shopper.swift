/// One person, or one anonymous visit to the boutique, with every order ever placed.
struct Shopper: Sendable {
  enum Kind: Sendable {
    /// In the customers file.
    case customer
    /// Ordered by e-mail without an account: not in the customers file.
    case guest
    /// Paid at the counter and left no trace.
    case walkIn
    /// In the customers file, never bought.
    case subscriber
  }

  let index: Int
  var kind = Kind.customer
  var givenName = ""
  var familyName = ""
  /// Spellings of one address; the second, if any, belongs to a second customer record.
  var addresses: [String] = []
  var phone: Int?
  var country = 0
  var town = 0
  var street = ""
  /// Seconds since 1970.
  var created = 0
  var note: Int?
  var tags = ""
  var acquired = 0
  var acquiredCampaign: String?
  var consents: [Consent] = []
  var purchases: [Purchase] = []

  var home: Country { Country.all[country] }
  var place: Country.Town { home.towns[town] }
  var fullName: String { familyName.isEmpty ? givenName : "\(givenName) \(familyName)" }

  /// How many rows the customers file has for this person.
  var records: Int {
    switch kind {
    case .walkIn, .guest: 0
    case .customer, .subscriber: max(1, addresses.count)
    }
  }

  /// What the last answer by an instant says.
  func accepts(_ purpose: Consent.Purpose, by instant: Int = Season.end) -> Bool {
    consents.last { $0.purpose == purpose && $0.at <= instant }?.state == .granted
  }

  /// A number in a range that France or Britain keeps for fiction; one per person.
  var phoneNumber: String? {
    phone.map { number in
      home.code == "GB" ? "+447700900" + padded(number, 3) : "+3363998" + padded(number, 4)
    }
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
