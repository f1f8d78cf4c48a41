/// How one customer can be reached, as the files spell it. Personal data: never logged.
public struct Contact: Hashable, Sendable {
  /// The shop's own id, or an opaque stable one; never an e-mail address.
  public let customerID: String
  /// As read, trimmed; "" when absent.
  public let email: String
  /// As read, without a leading apostrophe; "" when absent.
  public let phone: String
  /// Given name; "" when absent.
  public let firstName: String
  /// Family name; "" when absent.
  public let lastName: String
  /// City; "" when absent.
  public let city: String
  /// Postal code; "" when absent.
  public let zip: String
  /// ISO 3166 alpha-2 where known, else as read; "" when absent.
  public let country: String
  /// Language tag; "" when absent.
  public let language: String
  /// As read; "" when absent.
  public let gender: String
  /// Birthday, when known.
  public let birthDate: Day?
  /// For each purpose the record in force at the as-of day; no entry: never asked.
  public let consents: [Purpose: ConsentRecord]
  /// Days on which e-mail was refused since it was last agreed to; what a file does not date is one.
  public let refusals: Int

  /// A customer's contact data.
  public init(
    customerID: String, email: String = "", phone: String = "", firstName: String = "",
    lastName: String = "", city: String = "", zip: String = "", country: String = "",
    language: String = "", gender: String = "", birthDate: Day? = nil,
    consents: [Purpose: ConsentRecord] = [:], refusals: Int = 0
  ) {
    self.customerID = customerID
    self.email = email
    self.phone = phone
    self.firstName = firstName
    self.lastName = lastName
    self.city = city
    self.zip = zip
    self.country = country
    self.language = language
    self.gender = gender
    self.birthDate = birthDate
    self.consents = consents
    self.refusals = refusals
  }

  /// First and last name, else the customer's id.
  public var displayName: String {
    let name = [firstName, lastName].filter { !$0.isEmpty }.joined(separator: " ")
    return name.isEmpty ? customerID : name
  }
}
