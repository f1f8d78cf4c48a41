import Audiences
import CustomerData
import Retention

/// Answers in this process, from a history held in memory.
///
/// The actor keeps what is worth keeping between questions: the last selections and the last answers
/// that are no lists. The work itself runs off the actor, so a slow question holds up no other, and a
/// question whose task is cancelled ends with `cancelled` within milliseconds.
public actor EmbeddedBackend: RetentionBackend {
  /// A metric asked among an audience.
  private struct Question: Hashable {
    let metric: AnyHashable
    let audience: AudienceExpression
  }

  private let seen: Population
  private let desk: ForecastDesk
  private let forecasts = Guarded<Forecasts?>(nil)
  private let report: IngestReport
  private var selections = RecentAnswers<AudienceExpression, Selection>(limit: 64)
  private var answers = RecentAnswers<Question, any Sendable>(limit: 64)
  private let past: (@Sendable (Day) -> Dataset)?
  private let shelf: ModelShelf?
  private let library: @Sendable () -> Result<XGBoostLibrary, XGBoostError>
  private var pastPopulations: [Day: Population] = [:]
  private var horizon = 90

  /// The history as seen at the end of a day; nil: of its last dated row. Fitted models are kept on
  /// the shelf.
  public init(
    _ history: History, asOf day: Day? = nil, window: ActivityWindow = .shop,
    models shelf: ModelShelf? = nil
  ) {
    self.init(
      history.dataset(asOf: day).with(window), report: history.report,
      past: { history.dataset(asOf: $0).with(window) }, models: shelf)
  }

  /// A dataset already seen at the end of its day; `past` gives it as it was known on another day,
  /// without which no model can be fitted. Fitted models are kept on the shelf; without the library
  /// there are no boosted trees among them.
  public init(
    _ dataset: Dataset, report: IngestReport, past: (@Sendable (Day) -> Dataset)? = nil,
    models shelf: ModelShelf? = nil,
    library: @escaping @Sendable () -> Result<XGBoostLibrary, XGBoostError> = {
      XGBoostLibrary.opened
    }
  ) {
    self.past = past
    self.shelf = shelf
    self.library = library
    seen = Population(dataset, segments: SegmentMap(of: dataset.shop) ?? .standard) { make in
      KeptNumbers.beside(
        report.snapshot, named: "predicted-values", of: dataset.fingerprint, else: make)
    }
    desk = ForecastDesk(dataset, past: past, shelf: shelf, library: library)
    self.report = report
  }

  /// What the data are.
  public nonisolated func summary() async -> SnapshotSummary {
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
    let question = Question(metric: AnyHashable(metric), audience: audience)
    if M.isKept, let known = answers.answer(to: question) as? Measured<M.Value> { return known }
    let selection = try await selection(of: audience)
    if metric.needsForecasts { await prepareForecasts() }
    let answer = try await Self.measure(metric, population, selection)
    if M.isKept { answers.keep(answer, to: question) }
    return answer
  }

  /// The ids of the customers behind a part, in table order.
  public func customers<M: Metric>(
    behind part: M.Part, of metric: M, among audience: AudienceExpression
  ) async throws(BackendError) -> [String] {
    let selection = try await selection(of: audience)
    if metric.needsForecasts { await prepareForecasts() }
    let behind = try await Self.customers(behind: part, metric, population, selection)
    return await Self.ids(of: behind, population)
  }

  /// How many customers, what they brought, who may be written to.
  public func count(_ audience: AudienceExpression) async throws(BackendError) -> AudienceSummary {
    let selection = try await selection(of: audience)
    return try await Self.summary(of: selection, population)
  }

  /// How the customers of an audience can be reached.
  public func contacts(in audience: AudienceExpression) async throws(BackendError) -> [Contact] {
    let selection = try await selection(of: audience)
    return await Self.contacts(of: selection, population)
  }

  /// One customer with all orders.
  public nonisolated func profile(of customerID: String) async throws(BackendError)
    -> CustomerProfile
  {
    guard let row = population.dataset.customers.row(of: customerID) else {
      throw .unknownCustomer
    }
    return await Self.profile(of: row, population)
  }

  /// The expression that selects exactly the customers behind a part.
  public nonisolated func audience<M: MetricAudience>(
    behind part: M.Part, of metric: M
  ) async -> AudienceExpression {
    if metric.needsForecasts { await prepareForecasts() }
    return metric.audience(behind: part, of: population)
  }

  /// Clause by clause whether an audience holds of one customer, and why.
  public nonisolated func evidence(
    for customerID: String, in audience: AudienceExpression
  ) async throws(BackendError) -> [ClauseEvidence] {
    guard let row = population.dataset.customers.row(of: customerID) else {
      throw .unknownCustomer
    }
    return await Self.evidence(for: row, lookingBack(audience), population)
  }

  /// A metric's answer as of another day; nil: the data of another day are not at hand.
  public func measure<M: Metric>(
    _ metric: M, among audience: AudienceExpression, on day: Day
  ) async throws(BackendError) -> Measured<M.Value>? {
    guard let then = await population(on: day) else { return nil }
    let found = await lookingBack(audience, from: then)
    let selection = try await Self.select(found, then, within: nil)
    return try await Self.measure(metric, then, selection)
  }

  /// The same data as they were known at the end of another day, with answers of their own.
  public nonisolated func seen(on day: Day) async -> (any RetentionBackend)? {
    guard let past else { return nil }
    return EmbeddedBackend(
      await Self.dataset(past, day), report: report, past: past, models: shelf, library: library)
  }

  @concurrent
  private static func dataset(_ past: @Sendable (Day) -> Dataset, _ day: Day) async -> Dataset {
    past(day)
  }

  /// Who moved between segments since a day; nil: the data of that day are not at hand.
  public func migration(
    _ migration: SegmentMigration, among audience: AudienceExpression
  ) async throws(BackendError) -> SegmentMigration.Value? {
    guard let then = await population(on: migration.since) else { return nil }
    guard let until = migration.until, until != population.dataset.asOf else {
      let selection = try await selection(of: audience)
      return migration.measure(then: then, now: population, among: selection)
    }
    guard let now = await population(on: until) else { return nil }
    let found = await lookingBack(audience, from: now)
    return migration.measure(
      then: then, now: now, among: try await Self.select(found, now, within: nil))
  }

  private func lookingBack(
    _ audience: AudienceExpression, from other: Population? = nil
  ) async -> AudienceExpression {
    let now = other ?? population
    let days = audience.pastDays(seenFrom: now)
    guard !days.isEmpty else { return audience }
    var past: [Day: Population] = [:]
    for day in days { past[day] = await population(on: day) }
    return audience.lookingBack(from: now, past: past)
  }

  // Another day costs a pass over everything, so the few that are asked for are kept.
  private func population(on day: Day) async -> Population? {
    if let known = pastPopulations[day] { return known }
    guard let past else { return nil }
    let found = await Self.population(past, day)
    if pastPopulations.count >= 4 { pastPopulations.removeAll() }
    pastPopulations[day] = found
    return found
  }

  // These may be the first to ask for the purchase models: nobody else waits while they are fitted.
  @concurrent
  private static func evidence(
    for row: Int, _ audience: AudienceExpression, _ population: Population
  ) async -> [ClauseEvidence] {
    audience.evidence(for: row, in: population)
  }

  @concurrent
  private static func warnings(
    _ audience: AudienceExpression, _ population: Population
  ) async -> [ExpressionWarning] {
    audience.warnings(for: population)
  }

  @concurrent
  private static func profile(of row: Int, _ population: Population) async -> CustomerProfile {
    CustomerProfile(of: row, in: population)
  }

  @concurrent
  private static func population(
    _ past: @Sendable (Day) -> Dataset, _ day: Day
  ) async -> Population {
    let dataset = past(day)
    return Population(dataset, segments: SegmentMap(of: dataset.shop) ?? .standard)
  }

  /// Remarks on an audience.
  public func warnings(of audience: AudienceExpression) async -> [ExpressionWarning] {
    await Self.warnings(audience, population)
  }

  /// The models fitted for a horizon, and how they would have done; nil: the work was stopped, or
  /// the data have no past. The first question of a horizon takes as long as the fitting.
  public func study(horizon: Int) async -> ModelStudy? {
    let forecast = await desk.forecast(horizon: horizon)
    if let forecast, horizon == self.horizon { forecasts.withLock { $0 = forecast.forecasts } }
    return forecast?.study
  }

  /// Takes the models that an earlier run kept on the shelf.
  public func recallModels() async -> Bool {
    guard forecasts.withLock({ $0?.horizon }) != horizon,
      let kept = await desk.kept(horizon: horizon)?.forecasts
    else { return false }
    forecasts.withLock { $0 = kept }
    return true
  }

  /// From now on forecasts are of this many days ahead.
  public func look(ahead days: Int) async {
    guard days != horizon else { return }
    horizon = days
    forecasts.withLock { $0 = nil }
    // What was answered may be about the other horizon.
    selections = RecentAnswers(limit: 64)
    answers = RecentAnswers(limit: 64)
  }

  /// Why the model that serves thinks so of some customers.
  public func reasons(for customers: [Int]) async -> [Int: ChurnReasons] {
    guard let forecasts = population.forecasts else { return [:] }
    return await Self.reasons(customers, forecasts, population.dataset)
  }

  /// Stops the fitting of models.
  public func stopFitting() async { await desk.stop() }

  /// How far the fitting of models has come.
  public nonisolated var fittingProgress: StudyProgress { desk.progress }

  // The population with what the models say so far.
  private nonisolated var population: Population {
    var population = seen
    population.forecasts = forecasts.withLock { $0 }
    return population
  }

  // What is asked while the models are fitted waits for them; everything else does not.
  private func prepareForecasts() async {
    guard population.forecasts?.horizon != horizon else { return }
    let fitted = await desk.forecast(horizon: horizon)?.forecasts
    forecasts.withLock { $0 = fitted }
  }

  // The first evaluation of an expression is kept: a drill-down asks for the same one many times,
  // and for the same one with a clause more, which is then asked of those alone who are left.
  private func selection(of audience: AudienceExpression) async throws(BackendError) -> Selection {
    if let known = selections.answer(to: audience) { return known }
    var (within, rest): (Selection?, AudienceExpression) = (nil, audience)
    for (outer, inner) in audience.divisions {
      guard let known = selections.answer(to: outer) else { continue }
      (within, rest) = (known, inner)
      break
    }
    if rest.needsForecasts { await prepareForecasts() }
    let found = await lookingBack(rest)
    let selection = try await Self.select(found, population, within: within)
    selections.keep(selection, to: audience)
    return selection
  }
}

// The work, off the actor.
extension EmbeddedBackend {
  @concurrent
  private static func reasons(
    _ customers: [Int], _ forecasts: Forecasts, _ dataset: Dataset
  ) async -> [Int: ChurnReasons] {
    forecasts.reasons(for: customers, in: dataset, library: try? XGBoostLibrary.opened.get())
  }

  @concurrent
  private static func select(
    _ audience: AudienceExpression, _ population: Population, within selection: Selection?
  ) async throws(BackendError) -> Selection {
    do throws(MetricError) {
      return try audience.selection(from: population, within: selection)
    } catch { throw BackendError(error) }
  }

  @concurrent
  private static func measure<M: Metric>(
    _ metric: M, _ population: Population, _ selection: Selection
  ) async throws(BackendError) -> Measured<M.Value> {
    do throws(MetricError) { return try metric.measure(population, among: selection) } catch {
      throw BackendError(error)
    }
  }

  @concurrent
  private static func customers<M: Metric>(
    behind part: M.Part, _ metric: M, _ population: Population, _ selection: Selection
  ) async throws(BackendError) -> Selection {
    do throws(MetricError) {
      return try metric.customers(behind: part, of: population, among: selection)
    } catch { throw BackendError(error) }
  }

  @concurrent
  private static func ids(of selection: Selection, _ population: Population) async -> [String] {
    selection.customers.rows.map { population.dataset.customers.id(of: $0) }
  }

  @concurrent
  private static func contacts(of selection: Selection, _ population: Population) async -> [Contact]
  {
    selection.customers.rows.map { population.dataset.customers.contacts[$0] }
  }

  @concurrent
  private static func summary(
    of selection: Selection, _ population: Population
  ) async throws(BackendError) -> AudienceSummary {
    var revenue: Int64 = 0
    let spent = population.facts.spent
    selection.customers.forEachSet { revenue += spent[$0] }
    var consents: [Purpose: Int] = [:]
    for purpose in Purpose.allCases {
      guard let consenting = population.consenting(to: purpose, unless: { Task.isCancelled }) else {
        throw .cancelled
      }
      let granted = selection.customers.intersection(consenting).population
      if granted > 0 { consents[purpose] = granted }
    }
    return AudienceSummary(
      customers: selection.count, revenue: revenue, consents: consents)
  }
}

extension BackendError {
  /// A metric's refusal; being called off is the same whoever noticed it.
  fileprivate init(_ error: MetricError) {
    self = error == .cancelled ? .cancelled : .metric(error)
  }
}
