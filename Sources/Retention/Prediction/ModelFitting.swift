import CustomerData

/// Fits and tries every model: what takes long, and can be stopped between two steps.
public struct ModelFitting {
  private let today: Dataset
  private let horizon: Int
  private let past: (Day) -> Dataset
  private let library: Result<XGBoostLibrary, XGBoostError>
  private let report: (StudyProgress) -> Bool

  // A fit: purchases, signals, three learned models.
  private static let stepsOfFit = 5

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
    let history = PurchaseHistory(today)
    let sufficiency = PurchaseSufficiency(history)
    guard sufficiency.isSufficient, let first = today.firstDay else {
      return study(sufficiency, FittedModels(), nil)
    }
    let days = TrialDays(day: today.asOf, horizon: horizon, firstDay: first).days
    let steps = (Self.stepsOfFit + 1) * (days.count + 1)
    let progress = Progress(steps: steps, report)
    guard let final = fit(today, &tables, progress),
      let trials = trials(days, final, &tables, progress)
    else { return nil }
    let backTest = trials.isEmpty ? nil : backTest(trials, tables)
    let change = drift(from: trials.first, backTest, to: final, history)
    guard progress.step() else { return nil }
    return study(sufficiency, final, backTest, change)
  }

  /// How the models of each day did, newest first; nil when stopped. An older day on which fewer
  /// models could be taught would compare nothing: it and those before it are left out. On the older
  /// days a large shop's models learn from fewer customers, as they only have to be compared.
  private func trials(
    _ days: [Day], _ final: FittedModels, _ tables: inout PastSignals, _ progress: Progress
  ) -> [ModelTrial]? {
    var trials: [ModelTrial] = []
    for day in days {
      let then = past(day)
      let newest = trials.first
      let limit = newest == nil ? TrainingSet.limit : TrainingSet.limit / 4
      guard let models = fit(then, &tables, progress, limit: limit), progress.step() else {
        return nil
      }
      if let newest, Set(newest.models.learned.keys) != Set(models.learned.keys) { break }
      let table = newest == nil ? SignalTable(then, horizon: horizon) : tables.table(of: day)
      let told = ToldRisks(
        models, table, PurchaseHistory(then), horizon: horizon, library: try? library.get())
      let ahead = OrdersAhead(after: table, horizon: horizon, in: today)
      // On the newest day a model must have been knowledge, and be so today.
      let candidates =
        newest.map { Array($0.risks.keys) } ?? models.names.filter(final.names.contains)
      trials.append(ModelTrial(told, ahead, candidates: candidates))
    }
    return trials
  }

  /// The days together; a shop of many buyers is judged on the sample on each of them.
  private func backTest(_ trials: [ModelTrial], _ tables: PastSignals) -> BackTest {
    let judged = trials.enumerated().map { place, trial in
      trial.ids.indices.filter { place > 0 || tables.isWanted(trial.ids[$0]) }
    }
    return BackTest(
      horizon: horizon, scores: trials[0].scores,
      trials: zip(trials, judged).map { $0.trial(of: $1) }
    ) { first, second in
      let found = zip(trials, judged).compactMap { $0.difference(first, second, of: $1) }
      let customers = judged.reduce(0.0) { $0 + Double($1.count) }
      func pooled(_ part: ((mean: Double, error: Double)) -> Double) -> Double {
        zip(found, judged).reduce(0) { $0 + part($1.0) * Double($1.1.count) } / customers
      }
      return BackTest.Lead(
        over: second, difference: pooled(\.mean), standardError: pooled(\.error))
    }
  }

  private func drift(
    from trial: ModelTrial?, _ backTest: BackTest?, to final: FittedModels,
    _ history: PurchaseHistory
  ) -> ModelDrift? {
    guard let trial, let chosen = backTest?.chosen, let then = trial.risks[chosen] else {
      return nil
    }
    let table =
      chosen.family == nil ? SignalTable(today, horizon: horizon) : SignalTable(history)
    func risks(_ models: FittedModels) -> [Double]? {
      var told = ToldRisks(
        models, table, history, horizon: horizon, library: try? library.get())
      return (try? told.risks(chosen)) ?? nil
    }
    guard let now = risks(trial.models), let refitted = risks(final) else { return nil }
    return ModelDrift(
      since: trial.day, model: chosen, then: then, now: now, refitted: refitted)
  }

  private func study(
    _ sufficiency: PurchaseSufficiency, _ fits: FittedModels, _ backTest: BackTest?,
    _ drift: ModelDrift? = nil
  ) -> ModelStudy {
    var missing: XGBoostError?
    if case .failure(let error) = library { missing = error }
    return ModelStudy(
      snapshot: today.fingerprint, asOf: today.asOf, horizon: horizon, sufficiency: sufficiency,
      learned: fits.learned, purchases: fits.purchases,
      spend: fits.purchases.map { _ in SpendFit(PurchaseHistory(today), minorUnits: minorUnits) },
      backTest: backTest, regularity: PurchaseRegularity(today), drift: drift,
      treesMissing: fits.failure ?? missing)
  }

  private var minorUnits: Int { Int(today.shop.currency?.minorUnits ?? 100) }

  private var buyers: Int {
    (0..<today.customers.count).count { !today.customers.orders(of: $0).isEmpty }
  }

  /// The models fitted at the end of a dataset's day; nil when stopped.
  private func fit(
    _ dataset: Dataset, _ tables: inout PastSignals, _ progress: Progress,
    limit: Int = TrainingSet.limit
  ) -> FittedModels? {
    var fits = FittedModels()
    guard let first = dataset.firstDay else { return fits }
    fits.purchases = PurchaseFits(PurchaseHistory(dataset))
    guard progress.step() else { return nil }
    let cutoffs = TrainingCutoffs(day: dataset.asOf, horizon: horizon, firstDay: first)
    let set = tables.trainingSet(
      cutoffs, in: dataset, limit: limit, report: { progress.isWanted() })
    guard let set, progress.step() else { return nil }
    guard set.canTeach else { return fits }
    let training = ChurnTraining(set: set) { progress.isWanted() }
    guard let recency = training.recency(), progress.step(),
      let logistic = training.logistic(), progress.step()
    else { return nil }
    fits.learned = [.recency: recency, .logistic: logistic]
    guard case .success(let library) = library else { return fits }
    // A library that fails half-way is a library that is missing: the others serve.
    do throws(XGBoostError) {
      guard let boosted = try training.boosted(library), progress.step() else { return nil }
      fits.learned[.boosted] = boosted
    } catch { fits.failure = error }
    return fits
  }

  /// Counts the steps and asks whether the work is still wanted.
  private final class Progress {
    private let report: (StudyProgress) -> Bool
    private let steps: Int
    private var done = 0

    init(steps: Int, _ report: @escaping (StudyProgress) -> Bool) {
      self.steps = steps
      self.report = report
    }

    func isWanted() -> Bool { report(StudyProgress(done: done, total: steps)) }

    func step() -> Bool {
      done = min(done + 1, steps)
      return isWanted()
    }
  }
}
