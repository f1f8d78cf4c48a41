/// PrestaShop's export of the orders grid (FORMATS 4.5), in English or French.
///
/// "F. Lastname" is all it says about a customer, and names join nobody: its orders are anonymous.
/// The total holds shipping, which the grid does not tell apart.
struct PrestaShopOrders: Dialect {
  let platform = "prestashop"
  let kind = FileKind.orders
  let signature = Signature(
    all: [
      "id", "reference", "new client", "delivery", "customer", "total", "payment", "status", "date",
    ],
    translations: ["état", "statut"].map { status in
      [
        "id", "référence", "nouveau client", "livraison", "client", "total", "paiement", status,
        "date",
      ]
    })
  let columns: [Field: [String]] = [
    .orderID: ["id"], .createdAt: ["date"], .total: ["total"],
    .status: ["status", "état", "statut"], .country: ["delivery", "livraison"],
  ]
  let statuses = PrestaShopStatus.words
}

/// The order states a new PrestaShop has, as numbers and as English and French labels.
enum PrestaShopStatus {
  static let words = numbers.merging(english) { $1 }.merging(french) { $1 }

  private static let numbers: [String: OrderStatus] = [
    "1": .unpaid, "2": .paid, "3": .paid, "4": .paid, "5": .paid, "6": .cancelled,
    "7": .refunded, "8": .unpaid, "9": .paid, "10": .unpaid, "11": .paid, "12": .unpaid,
    "13": .unpaid,
  ]

  private static let english: [String: OrderStatus] = [
    "awaiting check payment": .unpaid, "awaiting cheque payment": .unpaid,
    "payment accepted": .paid, "processing in progress": .paid,
    "preparation in progress": .paid, "shipped": .paid, "delivered": .paid,
    "canceled": .cancelled, "cancelled": .cancelled, "refunded": .refunded,
    "partial refund": .paid, "partial payment": .paid, "payment error": .unpaid,
    "on backorder (paid)": .paid, "on backorder (not paid)": .unpaid,
    "awaiting bank wire payment": .unpaid, "awaiting bank wire": .unpaid,
    "awaiting paypal payment": .unpaid, "remote payment accepted": .paid,
    "awaiting cash on delivery validation": .unpaid,
  ]

  private static let french: [String: OrderStatus] = [
    "en attente du paiement par chèque": .unpaid, "en attente de paiement par chèque": .unpaid,
    "paiement accepté": .paid, "en cours de préparation": .paid, "préparation en cours": .paid,
    "expédié": .paid, "en cours de livraison": .paid, "livré": .paid, "annulé": .cancelled,
    "remboursé": .refunded, "remboursement partiel": .paid, "paiement partiel": .paid,
    "erreur de paiement": .unpaid, "en attente de réapprovisionnement (payé)": .paid,
    "en attente de réapprovisionnement (non payé)": .unpaid,
    "en attente de réapprovisionnement": .paid,
    "en attente de virement bancaire": .unpaid, "en attente du paiement par virement": .unpaid,
    "en attente du paiement par paypal": .unpaid, "en attente de paiement": .unpaid,
    "paiement à distance accepté": .paid,
    "en attente de paiement à la livraison": .unpaid,
  ]
}
