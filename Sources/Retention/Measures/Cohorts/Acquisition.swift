import CustomerData

/// What was true of a customer's first order, fixed for life.
public enum AcquisitionDimension: String, Hashable, Codable, Sendable, CaseIterable {
  /// Channel of the first order.
  case channel
  /// Category of its line with the highest net value; ties by product id.
  case category
  /// Product of that line.
  case product
  /// Country of the first order.
  case country
  /// Campaign of the first order.
  case campaign
  /// Band of the first order's value: thirds of all first orders.
  case basket
  /// Whether an order of the first order day was discounted.
  case discounted
}

/// The values of one dimension: a small dictionary and a code per customer.
public struct Acquisition: Sendable {
  /// One value of the dimension.
  public struct Band: Hashable, Codable, Sendable {
    /// The word, or the band in words; nil: unknown.
    public let label: String?
    /// For baskets: at least so many minor units.
    public let low: Int64?
    /// For baskets: less than so many minor units.
    public let high: Int64?
  }

  /// The values, by label; unknown last.
  public let bands: [Band]
  /// For each customer the place of the value, -1 for a prospect.
  public let codes: [Int32]

  /// The values of a dimension. O(customers + distinct words log distinct words).
  public init(_ dimension: AcquisitionDimension, of population: Population) {
    let dataset = population.dataset
    switch dimension {
    case .channel: self.init(dataset.orders.channel, of: dataset)
    case .country: self.init(dataset.orders.country, of: dataset)
    case .campaign: self.init(dataset.orders.campaign, of: dataset)
    case .category: self.init(dataset.products.category, ofLeadingProducts: dataset)
    case .product: self.init(dataset.products.words, ofLeadingProducts: dataset)
    case .basket:
      let first = (0..<dataset.customers.count).map { dataset.customers.orders(of: $0).first }
      self.init(baskets: first.map { $0.map { dataset.orders.net[$0] } }, dataset)
    case .discounted: self.init(discountsOf: dataset)
    }
  }

  private init(_ words: Words, of dataset: Dataset) {
    let (customers, codes) = (dataset.customers, words.codes)
    self.init(
      (0..<customers.count).map { customer in
        customers.orders(of: customer).first.map { codes[$0] } ?? Self.prospect
      }, words.dictionary)
  }

  private init(_ words: Words, ofLeadingProducts dataset: Dataset) {
    let (customers, codes) = (dataset.customers, words.codes)
    self.init(
      (0..<customers.count).map { customer in
        guard let first = customers.orders(of: customer).first else { return Self.prospect }
        return dataset.leadingProduct(of: first).map { codes[$0] } ?? Words.absent
      }, words.dictionary)
  }

  private static let prospect: Int32 = -2

  // A code for each customer: of a word, `absent` or `prospect`.
  private init(_ words: [Int32], _ dictionary: TextColumn) {
    var isMet = [Bool](repeating: false, count: dictionary.count)
    var hasUnknown = false
    for word in words {
      if word >= 0 { isMet[Int(word)] = true }
      if word == Words.absent { hasUnknown = true }
    }
    let labels = dictionary.indices.filter { isMet[$0] }.map { dictionary[$0] }.sorted()
    let places = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, Int32($0)) })
    let bandOf = dictionary.map { places[$0] ?? -1 }
    codes = words.map { word in
      word >= 0 ? bandOf[Int(word)] : word == Words.absent ? Int32(labels.count) : -1
    }
    bands =
      labels.map { Band(label: $0, low: nil, high: nil) }
      + (hasUnknown ? [Band(label: nil, low: nil, high: nil)] : [])
  }

  private init(discountsOf dataset: Dataset) {
    let orders = dataset.orders
    bands = [CustomerBand.discounted, CustomerBand.fullPrice].map {
      Band(label: $0, low: nil, high: nil)
    }
    codes = (0..<dataset.customers.count).map { customer in
      let day = dataset.firstDayOrders(of: customer)
      guard !day.isEmpty else { return -1 }
      return day.contains { orders.discount[$0] > 0 } ? 0 : 1
    }
  }

  private init(baskets: [Int64?], _ dataset: Dataset) {
    let sorted = baskets.compactMap { $0 }.sorted()
    let unit = dataset.shop.currency?.minorUnits ?? 100
    func cut(_ share: Double) -> Int64 {
      guard let value = Quantiles.of(sorted: sorted.map(Double.init), share) else { return 0 }
      return Int64((value / Double(unit)).rounded()) * unit
    }
    let (low, high) = (cut(1.0 / 3), cut(2.0 / 3))
    let sign = dataset.shop.currency.map { " " + $0.code } ?? ""
    func show(_ minor: Int64) -> String { "\(minor / unit)\(sign)" }
    let all = [
      Band(label: "under \(show(low))", low: nil, high: low),
      Band(label: "\(show(low)) to \(show(high))", low: low, high: high),
      Band(label: "from \(show(high))", low: high, high: nil),
    ]
    bands = all
    codes = baskets.map { basket in
      guard let basket else { return -1 }
      return basket < low ? 0 : basket < high ? 1 : 2
    }
  }
}

extension Dataset {
  /// The product of an order's line with the highest net value, ties by product id; nil without lines.
  public func leadingProduct(of order: Int) -> Int? {
    var best: Int?
    for line in orders.lines(of: order) where lines.product[line] >= 0 {
      guard let held = best else {
        best = line
        continue
      }
      let isHigher = lines.net[line] > lines.net[held]
      let isTie = lines.net[line] == lines.net[held]
      let id = products.ids[Int(lines.product[line])]
      if isHigher || (isTie && id < products.ids[Int(lines.product[held])]) { best = line }
    }
    return best.map { Int(lines.product[$0]) }
  }
}

extension ProductTable {
  /// What each product is called; products of one name share the word.
  var words: Words { Words((0..<count).map(label)) }

  /// The name as sold, else the id.
  public func label(of product: Int) -> String {
    names[product].isEmpty ? ids[product] : names[product]
  }
}
