/// Fits the three models that learn from labels: settings are chosen, and risks calibrated, on
/// customers and cutoffs that the rehearsed model has not seen.
struct ChurnTraining {
  let set: TrainingSet
  /// Asked between steps; false stops the work.
  let goesOn: () -> Bool

  /// Raw risks of held-out customers under each setting, and what became of them.
  struct Rehearsal {
    var risks: [[Double]]
    private(set) var left: [Bool] = []
    /// How many of them are of each cutoff.
    private(set) var days: [Int] = []

    init(settings: Int) { risks = Array(repeating: [], count: settings) }

    /// Takes what became of the customers of one more cutoff.
    mutating func add(_ left: [Bool]) {
      self.left += left
      days.append(left.count)
    }

    /// The setting with the lowest Brier once a line has calibrated it, as one will; the first
    /// among equals. Uncalibrated, the level of a season would be taken for a fault of the setting.
    var best: Int {
      let errors = risks.map { raw in
        let line = Calibration.platt(raw, left)
        return ForecastScore.brier(raw.map(line.risk), left)
      }
      return errors.indices.min { errors[$0] < errors[$1] } ?? 0
    }
  }

  /// The baseline; nil when the work was stopped.
  func recency() -> ChurnModel? {
    guard let rehearsal = rehearse([0], signals: [.recency]) else { return nil }
    let model = LogisticModel(set.whole, signals: [.recency], penalty: 0)
    return finished(.recency(model), rehearsal, 0)
  }

  /// The weighted sum; nil when the work was stopped.
  func logistic() -> ChurnModel? {
    let penalties = LogisticModel.penalties
    guard let rehearsal = rehearse(penalties, signals: Signal.allCases), goesOn() else {
      return nil
    }
    let best = rehearsal.best
    return finished(
      .logistic(LogisticModel(set.whole, penalty: penalties[best])), rehearsal, best)
  }

  /// The trees; nil when the work was stopped.
  func boosted(_ library: XGBoostLibrary) throws(XGBoostError) -> ChurnModel? {
    var growth = BoostedTrees.Growth()
    let rounds = [25, 50, 75, 100, 150, 200]
    growth.rounds = rounds[rounds.count - 1]
    var rehearsal = Rehearsal(settings: rounds.count)
    for place in set.rehearsed {
      let (learned, judged) = set.rehearsal(without: place)
      guard Set(learned.left).count == 2 else { continue }
      _ = try BoostedTrees(learned, growth: growth, library: library) {
        round, predict throws(XGBoostError) in
        if let setting = rounds.firstIndex(of: round) {
          rehearsal.risks[setting] += try predict(judged.table)
        }
        return goesOn()
      }
      guard goesOn() else { return nil }
      rehearsal.add(judged.left)
    }
    growth.rounds = rounds[rehearsal.best]
    let trees = try BoostedTrees(set.whole, growth: growth, library: library) {
      _, _ throws(XGBoostError) in goesOn()
    }
    return goesOn() ? finished(.boosted(trees), rehearsal, rehearsal.best) : nil
  }

  private func rehearse(_ penalties: [Double], signals: [Signal]) -> Rehearsal? {
    var rehearsal = Rehearsal(settings: penalties.count)
    for place in set.rehearsed {
      let (learned, judged) = set.rehearsal(without: place)
      for (setting, penalty) in penalties.enumerated() {
        guard goesOn() else { return nil }
        let model = LogisticModel(learned, signals: signals, penalty: penalty)
        rehearsal.risks[setting] += model.risks(judged.table)
      }
      rehearsal.add(judged.left)
    }
    return rehearsal
  }

  private func finished(_ kind: ChurnModel.Kind, _ rehearsal: Rehearsal, _ setting: Int)
    -> ChurnModel
  {
    ChurnModel(
      kind: kind,
      calibration: Calibration(
        raw: rehearsal.risks[setting], left: rehearsal.left, days: rehearsal.days),
      horizon: set.horizon, cutoffs: set.parts.map(\.table.day), rows: set.count,
      occasionsPerReturn: set.occasionsPerReturn)
  }
}
