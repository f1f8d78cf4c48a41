import Audiences

extension CustomerListing {
  /// The command that prints the rows shown, or those marked; nil: they are too many to be named one by one.
  var command: [String]? {
    let isFiltered = filter.isActive || !marks.ids.isEmpty
    guard isFiltered || kind == .everyone else { return ["at-risk"] }
    guard let wanted = isFiltered ? expressionOfInterest : audience else { return nil }
    let all = wanted.within(scope)
    return ["customers"] + (all == .everyone ? [] : ["--audience", all.text]) + sorting
  }

  private var sorting: [String] {
    guard let field = order.first.column.field else { return [] }
    // Words and old dates ascend unless turned round, amounts descend.
    let isTurned = order.first.isAscending != ["customer_id", "segment"].contains(field)
    return ["--sort", (isTurned ? "-" : "") + field]
  }
}

extension CustomerColumn {
  /// What `tenure customers --sort` calls it; nil: it can't sort by it.
  fileprivate var field: String? {
    switch self {
    case .name: "customer_id"
    case .segment: "segment"
    case .lastOrder: "last_order"
    case .orders: "orders"
    case .spent: "revenue"
    case .usualGap: "usual_gap_days"
    case .silent: "recency_days"
    case .risk: "risk"
    case .stake, .gone: nil
    }
  }
}
