import CustomerData

/// Fits and tries every model: what takes long, and can be stopped between two steps.
public struct ModelFitting {
  private let today: Dataset
  private let horizon: Int
  private let past: (Day) -> Dataset
  private let library: Result<XGBoostLibrary, XGBoostError>
  private let report: (StudyProgress) -> Bool

  // Two fits of five steps (purchases, signals, three learned models), the scores and the drift.
  private static let steps = 12

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
    let history = PurchaseHistory(today)
    let sufficiency = PurchaseSufficiency(history)
    guard sufficiency.isSufficient else { return study(sufficiency, Fits(), nil) }
    guard let final = fit(today, &tables, progress) else { return nil }
    let day = today.asOf.adding(days: -horizon)
    var trial: Trial?
    if let first = today.firstDay, day - first >= TrainingCutoffs.minimumHistory {
      guard let tried = tried(on: past(day), &tables, progress) else { return nil }
      trial = tried
    }
    let change = trial.flatMap { self.drift(from: $0, to: final, history) }
    guard progress.step() else { return nil }
    return study(sufficiency, final, trial?.backTest, change)
  }

  /// How the models fitted a horizon ago did, and what they told their customers.
  private struct Trial {
    let fits: Fits
    let backTest: BackTest
    let risks: [ForecastName: [Double]]
  }

  private func drift(
    from trial: Trial, to final: Fits, _ history: PurchaseHistory
  ) -> ModelDrift? {
    guard let chosen = trial.backTest.chosen, let then = trial.risks[chosen] else { return nil }
    let library = try? library.get()
    var table: SignalTable?
    func risks(_ fits: Fits) -> [Double]? {
      if let family = chosen.family {
        let fit = fits.purchases?.all.first { $0.family == family }
        return fit?.model.noPurchase(history, within: horizon)
      }
      let own = table ?? SignalTable(today, horizon: horizon)
      table = own
      return fits.learned[chosen].flatMap { try? $0.risks(own, library: library) }
    }
    guard let now = risks(trial.fits), let refitted = risks(final) else { return nil }
    return ModelDrift(
      since: trial.backTest.day, model: chosen, then: then, now: now, refitted: refitted)
  }

  private func study(
    _ sufficiency: PurchaseSufficiency, _ fits: Fits, _ backTest: BackTest?,
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

  /// The models of one day.
  private struct Fits {
    var learned: [ForecastName: ChurnModel] = [:]
    var purchases: PurchaseFits?
    var failure: XGBoostError?
  }

  private var minorUnits: Int { Int(today.shop.currency?.minorUnits ?? 100) }

  private var buyers: Int {
    (0..<today.customers.count).count { !today.customers.orders(of: $0).isEmpty }
  }

  /// The models fitted at the end of a dataset's day; nil when stopped.
  private func fit(
    _ dataset: Dataset, _ tables: inout PastSignals, _ progress: Progress
  ) -> Fits? {
    guard let first = dataset.firstDay else { return Fits() }
    var fits = Fits()
    fits.purchases = PurchaseFits(PurchaseHistory(dataset))
    guard progress.step() else { return nil }
    let cutoffs = TrainingCutoffs(day: dataset.asOf, horizon: horizon, firstDay: first)
    guard let set = tables.trainingSet(cutoffs, in: dataset, report: { progress.isWanted() }),
      progress.step()
    else { return nil }
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

  private func tried(
    on then: Dataset, _ tables: inout PastSignals, _ progress: Progress
  ) -> Trial? {
    guard let fits = fit(then, &tables, progress) else { return nil }
    let table = SignalTable(then, horizon: horizon)
    let ahead = OrdersAhead(after: table, horizon: horizon, in: today)
    let actual = ahead.occasions.reduce(0, +)
    var entries: [BackTest.Entry] = []
    var told: [ForecastName: [Double]] = [:]
    func enter(_ name: ForecastName, _ risks: [Double], _ total: Double) {
      told[name] = risks
      let score = ForecastScore(
        predicted: risks, left: ahead.left, totalPredicted: total, totalActual: actual)
      if let score { entries.append(BackTest.Entry(name: name, score: score)) }
    }
    let library = try? library.get()
    for (name, model) in fits.learned {
      guard let risks = try? model.risks(table, library: library) else { continue }
      enter(name, risks, risks.reduce(0) { $0 + 1 - $1 } * model.occasionsPerReturn)
    }
    // The history and the table hold the same buyers in the same order.
    let history = PurchaseHistory(then)
    for fit in fits.purchases?.all ?? []
    where fit.isTrusted && history.count == table.count {
      let expected = fit.model.expectedPurchases(history, within: horizon)
      enter(
        ForecastName(fit.family), fit.model.noPurchase(history, within: horizon),
        expected.reduce(0, +))
    }
    guard progress.step() else { return nil }
    return Trial(
      fits: fits, backTest: BackTest(day: then.asOf, horizon: horizon, entries: entries),
      risks: told)
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

extension PurchaseFit {
  /// Whether the parameters are knowledge; NBD's are as good as they get.
  fileprivate var isTrusted: Bool { convergence == .converged || family == .negativeBinomial }
}
