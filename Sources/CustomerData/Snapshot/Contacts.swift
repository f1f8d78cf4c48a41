/// How every customer can be reached, in columns; a `Contact` is made when one is asked for.
public struct Contacts: RandomAccessCollection, ExpressibleByArrayLiteral, Sendable {
  /// The customers' ids, in the table's order.
  public let ids: TextColumn
  let email, phone, firstName, lastName: TextColumn
  let city, zip, country, language, gender: Words
  /// Birthdays; `Contacts.noDay` where none is known.
  let birthDate: Column<Int32>
  let consents: ConsentsInForce

  /// Stands for a day nobody told.
  static let noDay = Int32.min

  init(
    ids: TextColumn, email: TextColumn, phone: TextColumn, firstName: TextColumn,
    lastName: TextColumn, city: Words, zip: Words, country: Words, language: Words,
    gender: Words, birthDate: Column<Int32>, consents: ConsentsInForce
  ) {
    self.ids = ids
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
  }

  /// Contacts written out, their consents as they are. O(contacts).
  public init(_ contacts: some Sequence<Contact>) {
    let all = Array(contacts)
    func text(_ field: (Contact) -> String) -> TextColumn { TextColumn(all.map(field)) }
    func words(_ field: (Contact) -> String) -> Words { Words(all.map(field)) }
    self.init(
      ids: text(\.customerID), email: text(\.email), phone: text(\.phone),
      firstName: text(\.firstName), lastName: text(\.lastName), city: words(\.city),
      zip: words(\.zip), country: words(\.country), language: words(\.language),
      gender: words(\.gender),
      birthDate: Column(all.map { $0.birthDate?.number ?? Self.noDay }),
      consents: ConsentsInForce(asSaid: all.map(\.consents)))
  }

  /// Contacts written out.
  public init(arrayLiteral elements: Contact...) { self.init(elements) }

  /// Always 0.
  public var startIndex: Int { 0 }

  /// The number of customers.
  public var endIndex: Int { ids.endIndex }

  /// A customer's contact data.
  public subscript(row: Int) -> Contact {
    let born = birthDate[row]
    return Contact(
      customerID: ids[row], email: email[row], phone: phone[row], firstName: firstName[row],
      lastName: lastName[row], city: city[row] ?? "", zip: zip[row] ?? "",
      country: country[row] ?? "", language: language[row] ?? "", gender: gender[row] ?? "",
      birthDate: born == Self.noDay ? nil : Day(number: born), consents: consents[row],
      refusals: consents.refusals(of: row, .email))
  }

  /// A customer's word on one purpose, without the rest; nil: never asked.
  public func consent(of row: Int, to purpose: Purpose) -> ConsentState? {
    consents.state(of: row, purpose)
  }
}
