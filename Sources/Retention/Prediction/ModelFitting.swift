import CustomerData

/// Fits and tries every model: what takes long, and can be stopped between two steps.
public struct ModelFitting {
  private let today: Dataset
  private let horizon: Int
  private let past: (Day) -> Dataset
  private let library: Result<XGBoostLibrary, XGBoostError>
  private let report: (StudyProgress) -> Bool

  // Two fits of seven steps: the signals, and the models one by one.
  private static let steps = 14

  /// Fits at the end of the dataset's day; `past` gives the dataset of an earlier day exactly as it
  /// was known then. `report` is told how far it is and stops it with false.
  public init(
    _ today: Dataset, horizon: Int, past: @escaping (Day) -> Dataset,
    library: Result<XGBoostLibrary, XGBoostError>,
    report: @escaping (StudyProgress) -> Bool = { _ in true }
  ) {
    self.today = today
    self.horizon = horizon
    self.past = past
    self.library = library
    self.report = report
  }

  /// The study; nil when it was stopped. O(orders × cutoffs), and the models' own work.
  public func study() -> ModelStudy? {
    var tables = PastSignals(past, horizon: horizon, buyers: buyers)
    let progress = Progress(report)
    guard let final = fit(today, &tables, progress) else { return nil }
    let day = today.asOf.adding(days: -horizon)
    var backTest: BackTest?
    if let first = today.firstDay, day - first >= TrainingCutoffs.minimumHistory {
      guard let tried = tried(on: past(day), &tables, progress) else { return nil }
      backTest = tried
    }
    var missing: XGBoostError?
    if case .failure(let error) = library { missing = error }
    return ModelStudy(
      snapshot: today.fingerprint, asOf: today.asOf, horizon: horizon, models: final,
      backTest: backTest, treesMissing: missing)
  }

  private var buyers: Int {
    (0..<today.customers.count).count { !today.customers.orders(of: $0).isEmpty }
  }

  /// The models fitted at the end of a dataset's day.
  private func fit(
    _ dataset: Dataset, _ tables: inout PastSignals, _ progress: Progress
  ) -> [ForecastName: ChurnModel]? {
    guard let first = dataset.firstDay else { return [:] }
    let cutoffs = TrainingCutoffs(day: dataset.asOf, horizon: horizon, firstDay: first)
    guard let set = tables.trainingSet(cutoffs, in: dataset, report: { progress.isWanted() }),
      progress.step()
    else { return nil }
    guard set.canTeach else { return [:] }
    let training = ChurnTraining(set: set) { progress.isWanted() }
    var models: [ForecastName: ChurnModel] = [:]
    guard let recency = training.recency(), progress.step() else { return nil }
    models[.recency] = recency
    guard let logistic = training.logistic(), progress.step() else { return nil }
    models[.logistic] = logistic
    if case .success(let library) = library {
      // A library that fails half-way is a library that is missing: the others serve.
      do throws(XGBoostError) {
        guard let boosted = try training.boosted(library), progress.step() else { return nil }
        models[.boosted] = boosted
      } catch { _ = progress.step() }
    }
    return models
  }

  private func tried(
    on then: Dataset, _ tables: inout PastSignals, _ progress: Progress
  ) -> BackTest? {
    guard let models = fit(then, &tables, progress) else { return nil }
    let table = SignalTable(then, horizon: horizon)
    let ahead = OrdersAhead(after: table, horizon: horizon, in: today)
    let library = try? library.get()
    var entries: [BackTest.Entry] = []
    for (name, model) in models {
      guard let risks = try? model.risks(table, library: library) else { continue }
      let returns = risks.reduce(0) { $0 + 1 - $1 }
      let score = ForecastScore(
        predicted: risks, left: ahead.left, totalPredicted: returns * model.occasionsPerReturn,
        totalActual: ahead.occasions.reduce(0, +))
      if let score { entries.append(BackTest.Entry(name: name, score: score)) }
    }
    guard progress.step() else { return nil }
    return BackTest(day: then.asOf, horizon: horizon, entries: entries)
  }

  /// Counts the steps and asks whether the work is still wanted.
  private final class Progress {
    let report: (StudyProgress) -> Bool
    private var done = 0

    init(_ report: @escaping (StudyProgress) -> Bool) { self.report = report }

    func isWanted() -> Bool { report(StudyProgress(done: done, total: ModelFitting.steps)) }

    func step() -> Bool {
      done = min(done + 1, ModelFitting.steps)
      return isWanted()
    }
  }
}
