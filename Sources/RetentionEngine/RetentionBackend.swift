import Audiences
import CustomerData
import Retention

/// Why a question has no answer.
public enum BackendError: Error, Hashable, Sendable {
  /// The metric says why.
  case metric(MetricError)
  /// No customer has this id.
  case unknownCustomer
  /// A newer question took its place.
  case cancelled
  /// The data of another day are not at hand.
  case noPast
}

/// The one door for questions. Screens and commands can't tell where the answers are worked out.
public protocol RetentionBackend: Sendable {
  /// What the data are.
  func summary() async -> SnapshotSummary

  /// A metric's answer for the customers of an audience.
  func measure<M: Metric>(
    _ metric: M, among audience: AudienceExpression
  ) async throws(BackendError) -> Measured<M.Value>

  /// A metric's answer as of another day; nil: the data of another day are not at hand.
  func measure<M: Metric>(
    _ metric: M, among audience: AudienceExpression, on day: Day
  ) async throws(BackendError) -> Measured<M.Value>?

  /// Who moved between segments since a day; nil: the data of that day are not at hand.
  func migration(
    _ migration: SegmentMigration, among audience: AudienceExpression
  ) async throws(BackendError) -> SegmentMigration.Value?

  /// The ids of the customers behind a part of a metric's answer, in table order.
  func customers<M: Metric>(
    behind part: M.Part, of metric: M, among audience: AudienceExpression
  ) async throws(BackendError) -> [String]

  /// How many customers, what they brought, who may be written to.
  func count(_ audience: AudienceExpression) async throws(BackendError) -> AudienceSummary

  /// How the customers of an audience can be reached. Personal data.
  func contacts(in audience: AudienceExpression) async throws(BackendError) -> [Contact]

  /// One customer with all orders. Personal data.
  func profile(of customerID: String) async throws(BackendError) -> CustomerProfile

  /// The expression that selects exactly the customers behind a part of a metric's answer.
  func audience<M: MetricAudience>(behind part: M.Part, of metric: M) async -> AudienceExpression

  /// Clause by clause whether an audience holds of one customer, and why.
  func evidence(
    for customerID: String, in audience: AudienceExpression
  ) async throws(BackendError) -> [ClauseEvidence]

  /// The models fitted for a horizon in days; nil: the data cannot be looked back into.
  func study(horizon: Int) async -> ModelStudy?

  /// Takes the models that an earlier run kept, and fits nothing; whether they serve from now on and
  /// did not before.
  func recallModels() async -> Bool

  /// Stops the fitting of models; the next question that needs them begins anew.
  func stopFitting() async

  /// Why the model that serves thinks so of some customers, by their rows in the customer table;
  /// empty where no model serves. Meant for the rows on a screen.
  func reasons(for customers: [Int]) async -> [Int: ChurnReasons]

  /// How far the fitting of models has come.
  var fittingProgress: StudyProgress { get }

  /// The same data as they were known at the end of another day; nil: they are not at hand.
  func seen(on day: Day) async -> (any RetentionBackend)?

  /// Remarks on an audience, such as data that begin inside one of its windows.
  func warnings(of audience: AudienceExpression) async -> [ExpressionWarning]
}
