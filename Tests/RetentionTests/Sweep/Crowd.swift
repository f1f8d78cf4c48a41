import CustomerData
import Support

extension TinyShop {
  /// Many shops by chance under one roof: enough customers for two threads to share.
  static func crowd(_ seed: inout Seed, shops: Int = 30) -> TinyShop {
    var crowd = TinyShop(chance: &seed)
    for shop in 1..<shops {
      let more = TinyShop(chance: &seed)
      crowd.customers += more.customers.map { customer in
        var customer = customer
        customer.id = "\(shop)-" + customer.id
        return customer
      }
      crowd.orders += more.orders.map { order in
        var order = order
        order.customer = order.customer.map { "\(shop)-" + $0 }
        return order
      }
    }
    return crowd
  }
}
