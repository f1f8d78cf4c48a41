import Audiences
import CustomerData
import Retention

/// Answers in this process, from a history held in memory.
///
/// The actor keeps what is worth keeping between questions; the work itself runs off the actor, so a
/// slow question holds up no other.
public actor EmbeddedBackend: RetentionBackend {
  private let population: Population
  private let report: IngestReport
  private var selections: [AudienceExpression: Selection] = [:]

  /// The history as seen at the end of a day; nil: of its last dated row.
  public init(_ history: History, asOf day: Day? = nil) {
    self.init(history.dataset(asOf: day), report: history.report)
  }

  /// A dataset already seen at the end of its day.
  public init(_ dataset: Dataset, report: IngestReport) {
    population = Population(dataset)
    self.report = report
  }

  /// What the data are.
  public func summary() async -> SnapshotSummary {
    let dataset = population.dataset
    return SnapshotSummary(
      fingerprint: dataset.fingerprint, shop: dataset.shop, asOf: dataset.asOf,
      firstDay: dataset.firstDay, customers: dataset.customers.count,
      buyers: population.buyers.count, orders: dataset.orders.count,
      anonymousOrders: dataset.anonymousOrders.count, excluded: dataset.excluded, report: report)
  }

  /// A metric's answer for the customers of an audience.
  public func measure<M: Metric>(
    _ metric: M, among audience: AudienceExpression
  ) async throws(BackendError) -> Measured<M.Value> {
    let selection = try await selection(of: audience)
    return try await Self.measure(metric, population, selection)
  }

  /// The ids of the customers behind a part, in table order.
  public func customers<M: Metric>(
    behind part: M.Part, of metric: M, among audience: AudienceExpression
  ) async throws(BackendError) -> [String] {
    let selection = try await selection(of: audience)
    let behind = try await Self.customers(behind: part, metric, population, selection)
    return behind.customers.rows.map { population.dataset.customers.id(of: $0) }
  }

  /// How many customers, what they brought, who may be written to.
  public func count(_ audience: AudienceExpression) async throws(BackendError) -> AudienceSummary {
    let selection = try await selection(of: audience)
    var revenue: Int64 = 0
    var consents: [Purpose: Int] = [:]
    let contacts = population.dataset.customers.contacts
    selection.customers.forEachSet { customer in
      revenue += population.facts.spent[customer]
      for purpose in Purpose.allCases
      where contacts.consent(of: customer, to: purpose) == .granted {
        consents[purpose, default: 0] += 1
      }
    }
    return AudienceSummary(customers: selection.count, revenue: revenue, consents: consents)
  }

  /// How the customers of an audience can be reached.
  public func contacts(in audience: AudienceExpression) async throws(BackendError) -> [Contact] {
    let selection = try await selection(of: audience)
    return selection.customers.rows.map { population.dataset.customers.contacts[$0] }
  }

  /// One customer with all orders.
  public func profile(of customerID: String) async throws(BackendError) -> CustomerProfile {
    guard let row = population.dataset.customers.row(of: customerID) else {
      throw .unknownCustomer
    }
    return CustomerProfile(of: row, in: population)
  }

  /// The expression that selects exactly the customers behind a part.
  public func audience<M: MetricAudience>(
    behind part: M.Part, of metric: M
  ) async -> AudienceExpression {
    metric.audience(behind: part, of: population)
  }

  /// Clause by clause whether an audience holds of one customer, and why.
  public func evidence(
    for customerID: String, in audience: AudienceExpression
  ) async throws(BackendError) -> [ClauseEvidence] {
    guard let row = population.dataset.customers.row(of: customerID) else {
      throw .unknownCustomer
    }
    return audience.evidence(for: row, in: population)
  }

  /// Remarks on an audience.
  public func warnings(of audience: AudienceExpression) async -> [ExpressionWarning] {
    audience.warnings(for: population)
  }

  // The first evaluation of an expression is kept: a drill-down asks for the same one many times.
  private func selection(of audience: AudienceExpression) async throws(BackendError) -> Selection {
    if let known = selections[audience] { return known }
    let selection = await Self.select(audience, population)
    if Task.isCancelled { throw .cancelled }
    if selections.count >= 64 { selections.removeAll() }
    selections[audience] = selection
    return selection
  }

  @concurrent
  private static func select(_ audience: AudienceExpression, _ population: Population) async
    -> Selection
  {
    audience.select(from: population)
  }

  @concurrent
  private static func measure<M: Metric>(
    _ metric: M, _ population: Population, _ selection: Selection
  ) async throws(BackendError) -> Measured<M.Value> {
    do throws(MetricError) { return try metric.measure(population, among: selection) } catch {
      throw .metric(error)
    }
  }

  @concurrent
  private static func customers<M: Metric>(
    behind part: M.Part, _ metric: M, _ population: Population, _ selection: Selection
  ) async throws(BackendError) -> Selection {
    do throws(MetricError) {
      return try metric.customers(behind: part, of: population, among: selection)
    } catch { throw .metric(error) }
  }
}
