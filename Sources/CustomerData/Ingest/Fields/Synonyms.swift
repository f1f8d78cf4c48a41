/// What generic files call our fields (FORMATS 4.10), compared without case, spaces, `_`, `-` and
/// accents. The first that a header has wins.
enum Synonyms {
  /// The column of a field, by its own key, else by a synonym, among the places still free.
  static func place(of field: Field, in header: Header, taken: Set<Int>) -> Int? {
    for name in [field.key] + (named[field] ?? []) {
      let key = Header.key(name)
      if let place = header.keys.firstIndex(of: key), !taken.contains(place) { return place }
    }
    return nil
  }

  /// The columns of a layout in a header: own names first, so that `product` is not taken for
  /// the product's id where both are there.
  static func columns(of layout: Layout, in header: Header, mapped: [Field: Int]) -> [Field: Int] {
    var columns = mapped
    var taken = Set(mapped.values)
    let fields = layout.fields
    for field in fields where columns[field] == nil {
      guard let place = header.keys.firstIndex(of: Header.key(field.key)),
        !taken.contains(place)
      else { continue }
      columns[field] = place
      taken.insert(place)
    }
    for field in fields where columns[field] == nil {
      guard let place = place(of: field, in: header, taken: taken) else { continue }
      columns[field] = place
      taken.insert(place)
    }
    return columns
  }

  private static let named: [Field: [String]] = [
    .orderID: [
      "order", "order number", "order no", "invoice", "invoiceno", "invoice number", "invoice id",
      "transaction id", "basket id", "commande", "numero de commande", "id commande",
    ],
    .customerID: [
      "customer", "customer no", "customer number", "client id", "user id", "household id",
      "account id", "client", "id client", "numero client",
    ],
    .createdAt: [
      "date", "order date", "invoice date", "transaction date", "transaction timestamp",
      "timestamp", "day", "purchase date", "date de commande", "date commande", "jour",
    ],
    .total: [
      "amount", "order total", "revenue", "sales", "sales value", "spend", "value", "total amount",
      "montant", "montant total", "chiffre d'affaires",
    ],
    .unitPrice: ["price", "item price", "prix", "prix unitaire"],
    .quantity: ["qty", "units", "quantite", "qte"],
    .product: ["description", "item", "title", "product name", "produit", "article", "libelle"],
    .productID: ["stockcode", "sku", "item id", "id produit", "reference"],
    .category: ["department", "product category", "categorie", "rayon"],
    .country: ["pays"],
    .channel: ["canal"],
    .currency: ["devise"],
    .email: ["e-mail", "mail", "email address", "customer email", "adresse e-mail", "courriel"],
    .phone: ["telephone", "phone number", "mobile", "tel"],
    .firstName: ["prenom", "given name"],
    .lastName: ["nom", "nom de famille", "surname", "family name"],
    .city: ["ville", "town"],
    .zip: ["postal code", "postcode", "zip code", "code postal"],
    .language: ["langue", "locale"],
    .birthDate: ["birthday", "date of birth", "date de naissance"],
    .gender: ["sex", "sexe", "genre"],
    .discount: ["remise", "discount amount"],
    .discountCode: ["coupon", "coupon code", "code promo", "promo code"],
    .refunded: ["refunded amount", "refund amount", "rembourse", "montant rembourse"],
    .refundedAt: ["refund date", "date de remboursement"],
    .tax: ["taxes", "vat", "tva", "taxe"],
    .shipping: ["shipping cost", "frais de port"],
    .status: ["order status", "statut", "etat"],
    .campaign: ["campagne"],
    .device: ["appareil"],
    .brand: ["marque", "vendor"],
    .tags: ["etiquettes"],
    .unitCost: ["cost", "cost per item", "cout", "cout unitaire"],
    .acceptsEmail: ["accepts email marketing", "newsletter", "email consent", "email opt in"],
    .acceptsSms: ["accepts sms marketing", "sms consent", "sms opt in"],
  ]
}
