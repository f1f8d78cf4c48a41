import CustomerData

/// A list with contact data as they are: for each reachable contact the cells of a platform's
/// columns, then the extra ones.
struct PlainList {
  /// The columns of the platform.
  let header: [String]
  var style = PlainCells.Style()
  /// As many cells as the header has columns.
  let row: (Contact, PlainCells.Reach, inout PlainCells) -> [String]

  /// One row a contact that can be reached for the purpose. O(contacts × columns).
  func rows(
    for contacts: [Contact], purpose: Purpose, with choices: DeliveryChoices
  ) throws(DestinationError) -> DeliveryRows {
    let names = header + choices.extras.map(\.name)
    for name in names where name.isEmpty || names.count(where: { $0 == name }) > 1 {
      throw .ambiguousColumn(name)
    }
    var cells = PlainCells(purpose: purpose, style: style, choices: choices)
    var rows: [[String]] = []
    for contact in contacts {
      guard let reach = cells.reach(of: contact) else { continue }
      rows.append(row(contact, reach, &cells) + cells.extras(choices.extras, of: contact))
    }
    let numbers = choices.extras.indices.filter { choices.extras[$0].isNumeric }
    return DeliveryRows(
      header: style.words == .untouched ? names : names.map(SpreadsheetSafety.cleaned),
      rows: rows, numbers: Set(numbers.map { header.count + $0 }), leftOut: cells.leftOut,
      notes: cells.notes, furtherProofs: cells.furtherProofs)
  }

  /// What people to be taken out are recognised by: their address and number, and where `withID`
  /// is named the shop's id in that column.
  static func rows(
    removing removal: Removal, email: String, phone: String?, id: String? = nil,
    style: PlainCells.Style = PlainCells.Style(), with choices: DeliveryChoices
  ) -> DeliveryRows {
    var cells = PlainCells(purpose: nil, style: style, choices: choices)
    var rows: [[String]] = []
    for contact in removal.contacts {
      guard let reach = cells.reach(of: contact) else { continue }
      let number = phone == nil ? [] : [reach.phone]
      rows.append((id == nil ? [] : [cells.id(of: contact)]) + [reach.email] + number)
    }
    return DeliveryRows(
      header: [id, email, phone].compactMap(\.self), rows: rows, leftOut: cells.leftOut)
  }
}

extension ExtraColumn {
  /// Whether every value is a number.
  var isNumeric: Bool {
    values.values.allSatisfy {
      switch $0 {
      case .integer, .decimal, .money: true
      case .words, .day: false
      }
    }
  }
}
