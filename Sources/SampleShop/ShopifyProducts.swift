import Foundation

extension ShopifyExport {
  /// One row per size; title and type on the first row of a product only.
  static func writeProducts(in folder: URL) throws(SampleShopError) {
    let file = try CSVFile("products_export.csv", in: folder, header: ShopifyHeader.products)
    var previous = ""
    for product in Catalogue.products {
      let isFirst = product.title != previous
      previous = product.title
      file.text(isFirst ? product.title : "")
      file.plain(handle(of: product))
      file.empty()
      file.plain(isFirst ? Catalogue.vendor : "")
      file.empty()
      file.plain(isFirst ? product.category.rawValue : "")
      file.empty()
      file.plain(isFirst ? "true" : "")
      file.plain(isFirst ? "active" : "")
      file.plain(product.sku)
      file.empty()
      file.plain(isFirst ? product.size == nil ? "Title" : "Taille" : "")
      file.plain(product.size ?? "Default Title")
      file.empty(7)
      file.money(product.price)
      file.empty()
      file.money(product.cost)
      file.plain("true")
      file.empty(7)
      file.plain("true,manual")
      file.empty(4)
      file.plain("false")
      file.empty(2)
      try file.endRow()
    }
    try file.close()
  }

  /// "soi-crj" of "SOI-CRJ-50": sizes of one product share it.
  private static func handle(of product: Product) -> String {
    product.sku.split(separator: "-").dropLast().joined(separator: "-").lowercased()
  }
}
