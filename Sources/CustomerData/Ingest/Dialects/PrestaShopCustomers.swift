/// PrestaShop's export of the customers grid (FORMATS 4.5), in English or French.
///
/// The newsletter flag is consent to e-mail; partner offers are none of our purposes.
struct PrestaShopCustomers: Dialect {
  let platform = "prestashop"
  let kind = FileKind.customers
  let signature = Signature(
    all: ["social title", "partner offers", "last visit"],
    translations: [
      ["prénom", "nom", "offres partenaires", "dernière visite"],
      ["prénom", "nom", "offres des partenaires", "dernière visite"],
    ])
  let columns: [Field: [String]] = [
    .customerID: ["id"], .firstName: ["first name", "prénom"], .lastName: ["last name", "nom"],
    .email: Self.emailNames, .createdAt: ["registration", "inscription", "date d'inscription"],
    .acceptsEmail: ["newsletter", "lettre d'informations", "lettre d'information"],
  ]

  private static let emailNames = [
    "email address", "email", "adresse e-mail", "adresse email", "adresse électronique",
  ]

  var looksAtSamples: Bool { true }

  /// PrestaShop 1.7.6 repeats the first name in the e-mail column: such a file would tell
  /// customers that nobody can be matched with.
  func fault(in sample: [Row.Sample], header: Header) -> IngestReason? {
    guard let name = Self.emailNames.first(where: header.has) else { return nil }
    let cells = sample.compactMap { $0[name] }
    return cells.isEmpty || cells.contains { $0.contains("@") } ? nil : .brokenExport
  }
}
