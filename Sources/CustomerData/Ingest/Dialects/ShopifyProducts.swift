/// Shopify's products export, today's and the older one (FORMATS 4.3): one row a variant or a
/// further image, the title on the first row of a handle only.
struct ShopifyProducts: Dialect {
  let platform = "shopify"
  let kind = FileKind.products
  let signature: Signature
  let columns: [Field: [String]] = [
    .productID: ["url handle", "handle"], .product: ["title"], .sku: ["sku", "variant sku"],
    .productType: ["type"], .category: ["product category"], .brand: ["vendor"],
    .price: ["price", "variant price"], .unitCost: ["cost per item"],
    .option: ["option1 value"],
  ]

  static let new = ShopifyProducts(
    signature: Signature(all: ["url handle", "title", "option1 name"]))

  static let old = ShopifyProducts(
    signature: Signature(
      all: ["handle", "body (html)"], any: [["variant sku", "variant price"]]))

  func read(_ row: Row, into intake: inout Intake) throws(Refusal) {
    let handle = try row.required(.productID, row.bytes(.productID))
    let head = head(intake.words.code(of: handle), row, &intake)
    // A row with an image only is not a variant.
    guard row.bytes(.sku) != nil || row.bytes(.price) != nil else { return }
    var variant = intake.products[head]
    variant.productID = Vocabulary.absent
    variant.sku = intake.word(.sku, of: row)
    variant.unitCost = try row.amount(.unitCost)
    if let option = row.string(.option), option.lowercased() != "default title" {
      let title = intake.words[intake.products[head].name]
      variant.name = intake.words.code(of: title + " - " + option)
    }
    intake.products.append(variant)
  }

  /// The handle's own entry: title, category and vendor for all its variants.
  private func head(_ handle: Int32, _ row: Row, _ intake: inout Intake) -> Int {
    var place = Int(intake.productByHandle[handle])
    if place < 0 {
      place = intake.products.count
      intake.products.append(ProductDraft())
      intake.productByHandle[handle] = Int32(place)
    }
    let type = row.bytes(.productType) ?? row.bytes(.category)
    if intake.products[place].name < 0 {
      intake.products[place].name = intake.word(.product, of: row)
    }
    if intake.products[place].category < 0 {
      intake.products[place].category = intake.words.code(of: type)
    }
    if intake.products[place].brand < 0 {
      intake.products[place].brand = intake.word(.brand, of: row)
    }
    return place
  }
}
