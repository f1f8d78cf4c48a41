extension Intake {
  /// Gives the customer just read what stands in columns beside the usual ones: the parts of a
  /// whole name, a second phone.
  mutating func completeCustomer(from row: Row) {
    let last = customers.count - 1
    guard last >= 0 else { return }
    if customers.phone[last] < 0 {
      customers.phone[last] = words.code(of: row.identifier(.otherPhone))
    }
    guard customers.firstName[last] < 0 && customers.lastName[last] < 0 else { return }
    let name = WholeName(row)
    customers.firstName[last] = words.code(of: name.first)
    customers.lastName[last] = words.code(of: name.last)
  }

  /// Notes the names that an order's row tells about its customer.
  mutating func nameCustomer(_ party: Int32, from row: Row) {
    guard party >= 0, row.bytes(.firstName) != nil || row.bytes(.lastName) != nil else { return }
    var draft = CustomerDraft(file: row.file, party: party)
    draft.firstName = word(.firstName, of: row)
    draft.lastName = word(.lastName, of: row)
    customers.append(draft)
  }
}

/// First and last name of a cell that holds both.
struct WholeName {
  var first = ""
  var last = ""

  /// As the billing address splits the name, where it is the same; else two words are first and
  /// last name. Of more nobody can tell where one ends: the whole is kept as the last name.
  init(_ row: Row) {
    guard let name = row.string(.name) else { return }
    let billing = (row.string(.billingFirstName) ?? "", row.string(.billingLastName) ?? "")
    let words = name.split(separator: " ")
    if !billing.0.isEmpty && billing.0 + " " + billing.1 == name {
      (first, last) = billing
    } else if words.count == 2 && !name.contains(",") {
      (first, last) = (String(words[0]), String(words[1]))
    } else {
      last = name
    }
  }
}
