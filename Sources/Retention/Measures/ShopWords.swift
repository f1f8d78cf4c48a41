import CustomerData

/// The words a shop's files hold, the usual ones first: products, countries, campaigns, topics.
///
/// - Counts: lines sold for products and what they belong to; customers for what describes them;
///   orders and events for what describes those.
/// - Complexity: O(rows) for each source asked for.
/// - Source: Tenure.
public struct ShopWords: Metric {
  /// Where words come from.
  public enum Source: String, Hashable, Codable, Sendable, CaseIterable {
    case product, category, brand, sku
    case country, city, zip, language, gender, tag
    case channel, campaign, source, device
    case messageCampaign, messageChannel, topic, survey, reason, page, issue, carrier
  }

  /// One word and how often it occurs.
  public struct Word: Hashable, Codable, Sendable {
    /// As the files spell it.
    public let text: String
    /// How often.
    public let count: Int
  }

  /// A word by its place among those of its source.
  public struct Part: Hashable, Codable, Sendable {
    let source: Source
    let place: Int
  }

  /// What the answer means.
  public static let definition = Definition(
    name: "Words of the shop", meaning: "The words the files hold, the usual ones first.",
    formula: "n(words)", unit: .count, window: .lifetime)

  /// So many of each source at most.
  public static let most = 300

  /// The words of every source.
  public init() {}

  /// The words of each source that has any.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<[Source: [Word]]> {
    try population.check(selection)
    let dataset = population.dataset
    var found: [Source: [Word]] = [:]
    for source in Source.allCases {
      let words = Self.words(of: source, in: dataset)
      if !words.isEmpty { found[source] = Array(words.prefix(Self.most)) }
    }
    let count = Double(found.values.reduce(0) { $0 + $1.count })
    let account = Explanation(
      definition: Self.definition, inputs: [Input("n(words)", "words found", count)], value: count,
      asOf: dataset.asOf, snapshot: dataset.fingerprint)
    return Measured(value: found, explanation: account)
  }

  /// Words are of the shop, not of customers.
  public func customers(
    behind part: Part, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    throw .noSuchPart
  }

  /// The account of the whole.
  public func explanation(of part: Part, in measured: Measured<[Source: [Word]]>) -> Explanation {
    measured.explanation
  }

  private static func words(of source: Source, in dataset: Dataset) -> [Word] {
    let (customers, orders, events) = (dataset.customers, dataset.orders, dataset.events)
    switch source {
    case .product, .category, .brand, .sku: return products(source, in: dataset)
    case .country: return counted(customers.country)
    case .city: return counted(customers.city)
    case .zip: return counted(customers.zip)
    case .language: return counted(customers.language)
    case .gender: return counted(customers.gender)
    case .tag: return tags(customers.tags)
    case .channel: return counted(orders.channel)
    case .campaign: return counted(orders.campaign)
    case .source: return counted(orders.source)
    case .device: return counted(orders.device)
    case .messageCampaign: return counted(events[.received]?.table.name)
    case .messageChannel: return counted(events[.received]?.table.channel)
    case .topic: return counted(events[.contacted]?.table.topic)
    case .survey: return counted(events[.rated]?.table.name)
    case .reason: return counted(events[.returned]?.table.topic)
    case .page: return counted(events[.visited]?.table.name)
    case .issue: return counted(events[.troubled]?.table.name)
    case .carrier: return counted(events[.troubled]?.table.channel)
    }
  }

  private static func products(_ source: Source, in dataset: Dataset) -> [Word] {
    let table = dataset.products
    var sold = [Int](repeating: 0, count: table.count)
    for product in dataset.lines.product where product >= 0 { sold[Int(product)] += 1 }
    func word(of product: Int) -> String? {
      switch source {
      case .category: table.category[product]
      case .brand: table.brand[product]
      case .sku: table.skus[product]
      default: table.label(of: product)
      }
    }
    var counts: [String: Int] = [:]
    for product in sold.indices {
      if let word = word(of: product), !word.isEmpty { counts[word, default: 0] += sold[product] }
    }
    return sorted(counts)
  }

  private static func counted(_ words: Words?) -> [Word] {
    guard let words else { return [] }
    var counts = [Int](repeating: 0, count: words.dictionary.count)
    for code in words.codes where code >= 0 { counts[Int(code)] += 1 }
    let pairs = zip(words.dictionary, counts).filter { !$0.0.isEmpty && $0.1 > 0 }
    return sorted(Dictionary(pairs, uniquingKeysWith: +))
  }

  // One customer's tags stand in one field.
  private static func tags(_ words: Words) -> [Word] {
    var counts: [String: Int] = [:]
    for entry in counted(words) {
      for tag in entry.text.split(separator: ",") {
        counts[String(tag.trimmingPrefix(" ")), default: 0] += entry.count
      }
    }
    return sorted(counts)
  }

  private static func sorted(_ counts: [String: Int]) -> [Word] {
    counts.map { Word(text: $0, count: $1) }
      .sorted { ($1.count, $0.text) < ($0.count, $1.text) }
  }
}
