/// Line items, column by column.
struct LineDrafts: Sendable {
  private(set) var count = 0
  var order = PlaceColumn()
  var productID = CodeColumn()
  var sku = CodeColumn()
  var name = CodeColumn()
  var category = CodeColumn()
  var brand = CodeColumn()
  var quantity = AmountColumn(untold: 0)
  var price = AmountColumn(untold: 0)
  var discount = AmountColumn(untold: 0)
  var isTotal = DraftColumn<Bool>(untold: false)

  /// Adds a row.
  mutating func append(_ draft: LineDraft) {
    count += 1
    self[count - 1] = draft
  }

  /// Adds rows that tell nothing yet; their columns are filled by place.
  mutating func grow(by rows: Int) { count += rows }

  /// Makes room for that many rows in every column that rows have told.
  mutating func reserveCapacity(_ room: Int) {
    order.reserve(room)
    productID.reserve(room)
    sku.reserve(room)
    name.reserve(room)
    category.reserve(room)
    brand.reserve(room)
    quantity.reserve(room)
    price.reserve(room)
    discount.reserve(room)
    isTotal.reserve(room)
  }
}

extension LineDrafts: RandomAccessCollection, MutableCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { count }

  /// A whole row; where one field is enough, ask its column.
  subscript(row: Int) -> LineDraft {
    get {
      var draft = LineDraft(order: order[row])
      draft.productID = productID[row]
      draft.sku = sku[row]
      draft.name = name[row]
      draft.category = category[row]
      draft.brand = brand[row]
      draft.quantity = quantity[row]
      draft.price = price[row]
      draft.discount = discount[row]
      draft.isTotal = isTotal[row]
      return draft
    }
    set {
      order[row] = newValue.order
      productID[row] = newValue.productID
      sku[row] = newValue.sku
      name[row] = newValue.name
      category[row] = newValue.category
      brand[row] = newValue.brand
      quantity[row] = newValue.quantity
      price[row] = newValue.price
      discount[row] = newValue.discount
      isTotal[row] = newValue.isTotal
    }
  }
}
