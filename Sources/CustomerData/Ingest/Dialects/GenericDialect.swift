/// A file of one of the kinds of FORMATS 4.10, under its own column names or synonyms.
struct GenericDialect: Dialect {
  let platform = "generic"
  let kind: FileKind
  let signature = Signature(all: [])
  let columns: [Field: [String]] = [:]

  /// The columns of this kind in a header; nil when a required one is missing.
  func match(_ header: Header, mapped: [Field: Int]) -> [Field: Int]? {
    let columns = Synonyms.columns(of: kind.layout, in: header, mapped: mapped)
    return missing(columns, in: header).isEmpty ? columns : nil
  }

  /// What the columns lack; groups as `a|b`.
  func missing(_ columns: [Field: Int], in header: Header) -> [String] {
    let layout = kind.layout
    func names(_ group: [Field]) -> String { group.map(\.key).joined(separator: "|") }
    var missing = layout.needs.filter { !$0.contains { columns[$0] != nil } }.map(names)
    if !layout.oneOf.isEmpty && !layout.oneOf.contains(where: { columns[$0] != nil }) {
      missing.append(names(layout.oneOf))
    }
    for field in layout.without where Synonyms.place(of: field, in: header, taken: []) != nil {
      missing.append("no " + field.key)
    }
    let isDatedParty =
      columns[.createdAt] != nil && (columns[.customerID] != nil || columns[.email] != nil)
    if kind == .lineItems && columns[.orderID] == nil && !isDatedParty {
      missing.append(Field.orderID.key)
    }
    return missing
  }
}
