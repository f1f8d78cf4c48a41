import CustomerData

/// A dataset with each customer's own figures worked out once: what every metric and audience reads.
public struct Population: Sendable {
  /// The shop as seen on one day.
  public let dataset: Dataset
  /// One row a customer.
  public let facts: CustomerFacts
  /// Scores and segment of each customer.
  public let scores: RFMScores
  /// How often each gap between consecutive occasions occurs, of everybody, in days.
  public let gapCounts: Histogram
  private let consents: [Kept<Bitmap>]
  private let keptBands: Kept<ScoreBands>
  /// What the models that serve say of each customer; nil: they are not fitted, or none serves.
  public var forecasts: Forecasts?

  private let keptPurchases: Kept<PurchaseForecast>
  private let keptValues: Kept<KeptNumbers>
  private let keptAnswers: Kept<SurveyAnswers>
  private let keptReplenishment: Kept<Replenishment>
  private let keptMembers: Kept<Bitmap>

  /// What audiences have worked out for every customer.
  public let shelf = ColumnShelf()

  /// Works out the columns; `keeping` may know from before what takes long, or keep what it gets.
  /// O(orders + customers + days).
  public init(
    _ dataset: Dataset, segments: SegmentMap = .standard,
    keeping: @escaping @Sendable (_ make: () -> KeptNumbers) -> KeptNumbers = { $0() }
  ) {
    self.dataset = dataset
    (facts, gapCounts) = FactTally.facts(of: dataset)
    consents = Purpose.allCases.map { purpose in
      Kept(unless: { Self.consenting(to: purpose, in: dataset, unless: $0) })
    }
    let (facts, scores) = (
      facts, RFMScores(facts, within: dataset.orderDays, map: segments)
    )
    self.scores = scores
    keptBands = Kept { ScoreBands(facts, scores, asOf: dataset.asOf) }
    let purchases = Kept { PurchaseForecast(dataset) }
    keptPurchases = purchases
    keptValues = Kept {
      keeping {
        KeptNumbers(values: purchases.value.lifetimeValue, remarks: purchases.value.remarks)
      }
    }
    keptAnswers = Kept { SurveyAnswers(dataset) }
    keptReplenishment = Kept { Replenishment(dataset) }
    keptMembers = Kept {
      let book = LoyaltyBook(dataset)
      return Bitmap(count: dataset.customers.count) { book?.isMember($0) ?? false }
    }
  }

  /// Who has granted a consent; worked out when first asked for.
  public func consenting(to purpose: Purpose) -> Bitmap {
    let place = Purpose.allCases.firstIndex(of: purpose) ?? 0
    return consents[place].value
  }

  /// The same, nil when it is called off before it is known. O(statements of the customers).
  public func consenting(to purpose: Purpose, unless isCalledOff: () -> Bool) -> Bitmap? {
    let place = Purpose.allCases.firstIndex(of: purpose) ?? 0
    return consents[place].value(unless: isCalledOff)
  }

  // Customers of a share take less than a millisecond.
  private static func consenting(
    to purpose: Purpose, in dataset: Dataset, unless isCalledOff: () -> Bool, share: Int = 4096
  ) -> Bitmap? {
    let contacts = dataset.customers.contacts
    var granted = Bitmap(count: contacts.count)
    for start in stride(from: 0, to: contacts.count, by: share) {
      if isCalledOff() { return nil }
      for row in start..<min(start + share, contacts.count)
      where contacts.consent(of: row, to: purpose) == .granted {
        granted[row] = true
      }
    }
    return granted
  }

  /// What the scores stand for; worked out when first asked for.
  var bands: ScoreBands { keptBands.value }

  /// Customers with at least one valid order.
  public var buyers: Selection {
    let orders = facts.orders
    return Selection(
      snapshot: dataset.fingerprint,
      customers: Bitmap(count: orders.count) { orders[$0] > 0 })
  }

  /// What the purchase models expect of each customer; fitted when first asked for, which takes up to
  /// some seconds: not for a thread that draws.
  public var purchases: PurchaseForecast { keptPurchases.value }

  /// What the purchase models expect of each customer's next 365 days, in minor units, as
  /// `purchases` has it; another start may have kept it.
  public var predictedValues: KeptNumbers { keptValues.value }

  /// What customers last answered; worked out when first asked for.
  public var answers: SurveyAnswers { keptAnswers.value }

  /// What runs out, and when; worked out when first asked for.
  public var replenishment: Replenishment { keptReplenishment.value }

  /// Customers' points; nil: the files tell of none.
  public var loyalty: LoyaltyBook? { LoyaltyBook(dataset) }

  /// Who takes part in the loyalty programme: points of theirs have moved.
  public var members: Bitmap { keptMembers.value }

  /// Days since the last valid order; nil for a prospect.
  public func recency(of customer: Int) -> Int? {
    facts.lastOrder(of: customer).map { dataset.asOf - $0 }
  }

  /// The 75th percentile of everybody's gaps, in days; nil when nobody came back.
  public var upperQuartileGap: Double? { gapCounts.quantile(0.75) }

  /// All gaps between consecutive occasions of everybody, in days, ascending. O(gaps).
  public var gaps: [Int32] { gapCounts.sorted }

  func check(_ selection: Selection) throws(MetricError) {
    guard selection.snapshot == dataset.fingerprint else { throw .foreignSelection }
  }
}

extension Dataset {
  /// Days between consecutive occasions of a customer, in order of time. O(own orders).
  public func gaps(of customer: Int) -> [Int32] {
    let rows = customers.orders(of: customer)
    var gaps: [Int32] = []
    for (before, after) in zip(rows, rows.dropFirst()) where orders.day[before] != orders.day[after]
    {
      gaps.append(Int32(orders.day[after] - orders.day[before]))
    }
    return gaps
  }

  /// A minor-unit amount in major units, for showing and for formulas.
  public func major(_ minor: Int64) -> Double {
    Double(minor) / Double(shop.currency?.minorUnits ?? 100)
  }
}
