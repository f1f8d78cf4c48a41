import Foundation

/// The same shop in plain files, one kind of row each: orders, line items, customers, products.
///
/// Customers and products have the ids of the other layout, so both layouts count alike. A guest
/// without an account has the e-mail address for an id; an order at the counter has none.
struct GenericExport: Export {
  private let orders: CSVFile
  private let lines: CSVFile
  private let customers: CSVFile

  init(in folder: URL) throws(SampleShopError) {
    orders = try CSVFile(
      "orders.csv", in: folder,
      header: "order_id,customer_id,created_at,total,currency,discount,refunded,refunded_at,tax,"
        + "shipping,status,channel,source,campaign,discount_code,country,test,tags")
    lines = try CSVFile(
      "line_items.csv", in: folder,
      header: "order_id,product_id,sku,product,category,brand,quantity,unit_price,discount")
    customers = try CSVFile(
      "customers.csv", in: folder,
      header: "customer_id,email,phone,first_name,last_name,city,zip,country,language,tags,"
        + "created_at,acquired_channel,acquired_campaign")
    try GenericExport.writeProducts(in: folder)
  }

  func close() throws(SampleShopError) {
    try orders.close()
    try lines.close()
    try customers.close()
  }

  func write(_ order: Purchase, number: Int, of shopper: Shopper, record: Int)
    throws(SampleShopError)
  {
    orders.plain(Numbering.orderName(number))
    orders.plain(customer(order, shopper, record))
    if order.fault == .impossibleDate {
      orders.plain("2025-02-30 10:15:00 +0100")
    } else {
      orders.time(order.instant)
    }
    if order.fault == .letterInTotal { orders.text("12,9O") } else { orders.money(order.total) }
    orders.plain("EUR")
    orders.money(order.discount)
    orders.money(order.refunded)
    orders.time(order.refundedAt)
    orders.money(order.tax(percent: shopper.home.tax))
    orders.money(order.shipping)
    orders.plain(order.status)
    origin(order, shopper)
    try orders.endRow()
    for line in order.lines { try write(line, of: number) }
  }

  /// channel ... tags.
  private func origin(_ order: Purchase, _ shopper: Shopper) {
    orders.plain(order.isFromBoutique ? "pos" : Channel.all[order.channel].source)
    orders.plain(order.isFromBoutique ? "pos" : "web")
    orders.text(order.campaign ?? "")
    orders.plain(order.code ?? "")
    orders.plain(shopper.kind == .walkIn ? "" : shopper.home.code)
    if case .test = order.fate {
      orders.plain("true,test")
    } else {
      orders.plain("false")
      orders.text(shopper.tags)
    }
  }

  private func customer(_ order: Purchase, _ shopper: Shopper, _ record: Int) -> String {
    switch shopper.kind {
    case .walkIn: ""
    case .guest: shopper.addresses.first ?? ""
    case .customer, .subscriber:
      String(Numbering.customerID(record + (order.spelling == 1 ? shopper.records - 1 : 0)))
    }
  }

  private func write(_ line: Purchase.Line, of number: Int) throws(SampleShopError) {
    let product = Catalogue.products[line.product]
    lines.plain(Numbering.orderName(number))
    lines.plain(product.sku)
    lines.plain(product.sku)
    lines.text(product.name)
    lines.plain(product.category.rawValue)
    lines.plain(Catalogue.vendor)
    lines.number(line.quantity)
    lines.money(product.price)
    lines.money(line.discount)
    try lines.endRow()
  }

  func write(_ shopper: Shopper, record: Int) throws(SampleShopError) {
    for turn in 0..<shopper.records {
      customers.number(Numbering.customerID(record + turn))
      customers.plain(shopper.addresses.isEmpty ? "" : shopper.addresses[turn])
      customers.plain(shopper.phoneNumber ?? "")
      customers.text(shopper.givenName)
      customers.text(shopper.familyName)
      customers.text(shopper.place.name)
      customers.plain(shopper.place.zip)
      customers.plain(shopper.home.code)
      customers.plain(shopper.home.language)
      customers.text(shopper.tags)
      customers.time(shopper.created)
      let isFromBoutique = shopper.purchases.first?.isFromBoutique ?? false
      customers.plain(isFromBoutique ? "pos" : Channel.all[shopper.acquired].source)
      customers.text(shopper.acquiredCampaign ?? "")
      try customers.endRow()
    }
  }

  private static func writeProducts(in folder: URL) throws(SampleShopError) {
    let file = try CSVFile(
      "products.csv", in: folder,
      header: "product_id,sku,product,category,brand,price,unit_cost")
    for product in Catalogue.products {
      file.plain(product.sku)
      file.plain(product.sku)
      file.text(product.name)
      file.plain(product.category.rawValue)
      file.plain(Catalogue.vendor)
      file.money(product.price)
      file.money(product.cost)
      try file.endRow()
    }
    try file.close()
  }
}

extension Purchase {
  var status: String {
    switch fate {
    case .paid, .test: "paid"
    case .pending: "pending"
    case .cancelled: "cancelled"
    case .refunded: "refunded"
    case .partiallyRefunded: "partially_refunded"
    }
  }

  var refundedAt: Int? {
    switch fate {
    case .refunded(let at), .partiallyRefunded(_, let at): at
    case .paid, .pending, .cancelled, .test: nil
    }
  }
}
