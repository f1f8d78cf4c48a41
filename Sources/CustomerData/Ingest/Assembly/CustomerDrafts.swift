/// Rows about customers, column by column.
struct CustomerDrafts: Sendable {
  private(set) var count = 0
  var file = DraftColumn<Int32>(untold: 0)
  var party = DraftColumn<Int32>(untold: -1)
  var email = DraftColumn<Int32>(untold: Vocabulary.absent)
  var phone = DraftColumn<Int32>(untold: Vocabulary.absent)
  var firstName = DraftColumn<Int32>(untold: Vocabulary.absent)
  var lastName = DraftColumn<Int32>(untold: Vocabulary.absent)
  var city = DraftColumn<Int32>(untold: Vocabulary.absent)
  var zip = DraftColumn<Int32>(untold: Vocabulary.absent)
  var country = DraftColumn<Int32>(untold: Vocabulary.absent)
  var language = DraftColumn<Int32>(untold: Vocabulary.absent)
  var gender = DraftColumn<Int32>(untold: Vocabulary.absent)
  var tags = DraftColumn<Int32>(untold: Vocabulary.absent)
  var birthDate = DayColumn()
  var created = DayColumn()

  /// Adds a row.
  mutating func append(_ draft: CustomerDraft) {
    count += 1
    self[count - 1] = draft
  }

  /// Adds rows that tell nothing yet; their columns are filled by place.
  mutating func grow(by rows: Int) { count += rows }

  /// Makes room for that many rows in every column that rows have told.
  mutating func reserveCapacity(_ room: Int) {
    file.reserve(room)
    party.reserve(room)
    email.reserve(room)
    phone.reserve(room)
    firstName.reserve(room)
    lastName.reserve(room)
    city.reserve(room)
    zip.reserve(room)
    country.reserve(room)
    language.reserve(room)
    gender.reserve(room)
    tags.reserve(room)
    birthDate.reserve(room)
    created.reserve(room)
  }
}

extension CustomerDrafts: RandomAccessCollection, MutableCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { count }

  /// A whole row; where one field is enough, ask its column.
  subscript(row: Int) -> CustomerDraft {
    get {
      var draft = CustomerDraft(file: file[row], party: party[row])
      draft.email = email[row]
      draft.phone = phone[row]
      draft.firstName = firstName[row]
      draft.lastName = lastName[row]
      draft.city = city[row]
      draft.zip = zip[row]
      draft.country = country[row]
      draft.language = language[row]
      draft.gender = gender[row]
      draft.tags = tags[row]
      draft.birthDate = birthDate[row]
      draft.created = created[row]
      return draft
    }
    set {
      file[row] = newValue.file
      party[row] = newValue.party
      email[row] = newValue.email
      phone[row] = newValue.phone
      firstName[row] = newValue.firstName
      lastName[row] = newValue.lastName
      city[row] = newValue.city
      zip[row] = newValue.zip
      country[row] = newValue.country
      language[row] = newValue.language
      gender[row] = newValue.gender
      tags[row] = newValue.tags
      birthDate[row] = newValue.birthDate
      created[row] = newValue.created
    }
  }
}
