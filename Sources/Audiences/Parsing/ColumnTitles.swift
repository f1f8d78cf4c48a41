/// What lists call the attributes, in English and French: whoever writes the title of a column means its attribute.
enum ColumnTitles {
  /// The attribute below a title; none: no list has such a column.
  static func field(_ title: String) -> [Field] {
    switch title.lowercased() {
    case "risk", "risque": [.churnRisk]
    case "silent", "silence": [.recency]
    case "gap", "rythme": [.gapMedian]
    case "segment": [.segment]
    case "revenue", "dépensé", "ca": [.spent]
    case "cdes", "commandes": [.orders]
    case "dernière", "last": [.lastOrder]
    case "client", "clients": [.customer]
    case "panier": [.averageOrderValue]
    case "pays": [.country]
    default: []
    }
  }
}
