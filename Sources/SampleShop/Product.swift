/// One thing on the shelf: a product, or one size of it.
struct Product: Sendable {
  enum Category: String, CaseIterable, Sendable {
    case care = "Soins"
    case sun = "Solaire"
    case organic = "Bio"
    case perfume = "Parfum"
    case accessory = "Accessoires"
  }

  let sku: String
  let title: String
  /// A size such as "50 ml"; nil when there is only one.
  let size: String?
  let category: Category
  /// Cents, tax included.
  let price: Int
  /// Cents.
  let cost: Int
  /// Days until a buyer needs the next one.
  let rhythm: Int
  /// How often it is taken from the shelf, relative to the others.
  let appeal: Int

  init(
    _ sku: String, _ title: String, size: String? = nil, _ category: Category, price: Int,
    cost: Int, rhythm: Int, appeal: Int
  ) {
    self.sku = sku
    self.title = title
    self.size = size
    self.category = category
    self.price = price
    self.cost = cost
    self.rhythm = rhythm
    self.appeal = appeal
  }

  /// What an order line calls it.
  var name: String { size.map { "\(title) - \($0)" } ?? title }
}
