import Foundation

/// The shop's own export: orders with 79 columns and a row per line item, customers, products.
///
/// Where an order came from stands in `Note Attributes`, one `name: value` per line:
/// `utm_source`, `utm_medium`, and `utm_campaign` if there was one. Orders of the boutique have
/// none; their `Source` is `pos`.
struct ShopifyExport: Export {
  private let orders: CSVFile
  private let customers: CSVFile

  init(in folder: URL) throws(SampleShopError) {
    orders = try CSVFile("orders_export.csv", in: folder, header: ShopifyHeader.orders)
    customers = try CSVFile("customers_export.csv", in: folder, header: ShopifyHeader.customers)
    try ShopifyExport.writeProducts(in: folder)
  }

  func close() throws(SampleShopError) {
    try orders.close()
    try customers.close()
  }

  func write(_ order: Purchase, number: Int, of shopper: Shopper, record: Int)
    throws(SampleShopError)
  {
    for (position, line) in order.lines.enumerated() {
      let isFirst = position == 0
      orders.plain(Numbering.orderName(number))
      orders.plain(shopper.address(on: order) ?? "")
      if isFirst { head(order, of: shopper) } else { orders.empty(13) }
      created(order)
      item(line, of: order)
      if isFirst { parties(order, number, shopper) } else { orders.empty(26) }
      orders.plain(Catalogue.vendor)
      if isFirst { identity(order, number, shopper) } else { orders.empty(8) }
      orders.money(line.discount)
      if isFirst { tail(order, number, shopper) } else { orders.empty(19) }
      try orders.endRow()
    }
  }

  /// Financial Status ... Shipping Method.
  private func head(_ order: Purchase, of shopper: Shopper) {
    let sent = order.fulfilled
    orders.plain(order.financialStatus)
    orders.time(order.isPaid ? order.instant + 4 : nil)
    orders.plain(sent == nil ? "unfulfilled" : "fulfilled")
    orders.time(sent)
    let asked = order.instant + Consent.longestWait
    orders.plain(shopper.accepts(.email, by: asked) ? "yes" : "no")
    orders.plain("EUR")
    orders.money(order.subtotal)
    orders.money(order.shipping)
    orders.money(order.tax(percent: shopper.home.tax))
    if order.fault == .letterInTotal { orders.text("12,9O") } else { orders.money(order.total) }
    orders.plain(order.code ?? "")
    orders.money(order.discount)
    orders.text(order.isFromBoutique ? "" : shopper.home.carrier)
  }

  private func created(_ order: Purchase) {
    if order.fault == .impossibleDate {
      orders.plain("2025-02-30 10:15:00 +0100")
    } else {
      orders.time(order.instant)
    }
  }

  private func item(_ line: Purchase.Line, of order: Purchase) {
    let product = Catalogue.products[line.product]
    orders.number(line.quantity)
    orders.text(product.name)
    orders.money(product.price)
    orders.empty()
    orders.plain(product.sku)
    orders.plain(order.fulfilled == nil ? "true,true,pending" : "true,true,fulfilled")
  }

  /// Billing Name ... Refunded Amount.
  private func parties(_ order: Purchase, _ number: Int, _ shopper: Shopper) {
    if shopper.kind == .walkIn { orders.empty(10) } else { place(shopper) }
    if order.isFromBoutique { orders.empty(10) } else { place(shopper) }
    orders.text(order.note.map { Remarks.onOrders[$0] } ?? "")
    orders.text(order.isFromBoutique ? "" : attributes(order))
    if case .cancelled(let at) = order.fate { orders.time(at) } else { orders.empty() }
    orders.plain(order.paymentMethod)
    orders.plain("r\(number)")
    orders.money(order.refunded)
  }

  private func place(_ shopper: Shopper) {
    orders.text(shopper.fullName)
    orders.text(shopper.street)
    orders.text(shopper.street)
    orders.empty(2)
    orders.text(shopper.place.name)
    orders.plain("'" + shopper.place.zip)
    orders.empty()
    orders.plain(shopper.home.code)
    orders.plain(shopper.phoneNumber.map { "'" + $0 } ?? "")
  }

  private func attributes(_ order: Purchase) -> String {
    let channel = Channel.all[order.channel]
    let campaign = order.campaign.map { "\nutm_campaign: \($0)" } ?? ""
    return "utm_source: \(channel.source)\nutm_medium: \(channel.medium)" + campaign
  }

  /// Outstanding Balance ... Source.
  private func identity(_ order: Purchase, _ number: Int, _ shopper: Shopper) {
    orders.money(order.isPaid ? 0 : order.total)
    orders.empty()
    orders.plain(order.isFromBoutique ? "Boutique Paris" : "")
    orders.empty()
    orders.number(Numbering.orderID(number))
    if case .test = order.fate { orders.plain("test") } else { orders.text(shopper.tags) }
    orders.plain("Low")
    orders.plain(order.isFromBoutique ? "pos" : "web")
  }

  /// Tax 1 Name ... Payment References.
  private func tail(_ order: Purchase, _ number: Int, _ shopper: Shopper) {
    if shopper.home.tax > 0 {
      orders.plain(shopper.home.taxName)
      orders.money(order.tax(percent: shopper.home.tax))
    } else {
      orders.empty(2)
    }
    orders.empty(8)
    orders.plain(shopper.phoneNumber ?? "")
    orders.empty(4)
    orders.plain("r\(number)")
    orders.empty(2)
    orders.plain("r\(number)")
  }

  func write(_ shopper: Shopper, record: Int) throws(SampleShopError) {
    for turn in 0..<shopper.records {
      customers.plain("'\(Numbering.customerID(record + turn))")
      customers.text(shopper.givenName)
      customers.text(shopper.familyName)
      customers.plain(shopper.addresses.isEmpty ? "" : shopper.addresses[turn])
      customers.plain(shopper.accepts(.email) ? "yes" : "no")
      customers.empty()
      customers.text(shopper.street)
      customers.empty()
      customers.text(shopper.place.name)
      customers.empty()
      customers.plain(shopper.home.code)
      customers.plain("'" + shopper.place.zip)
      customers.empty()
      customers.plain(shopper.phoneNumber.map { "'" + $0 } ?? "")
      customers.plain(shopper.accepts(.sms) ? "yes" : "no")
      customers.money(turn == 0 ? shopper.spent : 0)
      customers.number(turn == 0 ? shopper.counted.count : 0)
      customers.text(shopper.note.map { Remarks.onPeople[$0] } ?? "")
      customers.plain("no")
      customers.text(shopper.tags)
      try customers.endRow()
    }
  }
}

extension Purchase {
  var isPaid: Bool {
    switch fate {
    case .pending, .cancelled: false
    case .paid, .refunded, .partiallyRefunded, .test: true
    }
  }

  var financialStatus: String {
    switch fate {
    case .paid, .test: "paid"
    case .pending: "pending"
    case .cancelled: "voided"
    case .refunded: "refunded"
    case .partiallyRefunded: "partially_refunded"
    }
  }

  var paymentMethod: String {
    if case .test = fate { return Checkout.testPayment }
    return total == 0 ? "" : Checkout.payments[payment]
  }

  /// When it left the house: at once in the boutique, else after one to three days.
  var fulfilled: Int? {
    guard isPaid else { return nil }
    let sent = isFromBoutique ? instant + 4 : instant + 72_000 + instant % 130_000
    return sent <= Season.end ? sent : nil
  }
}
