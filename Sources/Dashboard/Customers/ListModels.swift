import Retention

/// Whether a model serves the list of customers at risk: until one is fitted the rule of silence does, and the change
/// is said.
enum ListModels: Equatable, Sendable {
  /// Nobody has asked.
  case unasked
  /// A list of everyone has asked for what an earlier run kept; it fits nothing.
  case recalling
  /// Nothing is fitted yet: the list of everyone tells no risk.
  case unfitted
  /// So far.
  case fitting(StudyProgress)
  /// Fitted; the list is being asked for anew, and held so many by silence.
  case fitted(ForecastName, before: Int)
  /// The list is a model's; before it was of so many by silence, nil: it was the model's from the beginning.
  case serving(ForecastName, before: Int?, now: Int)
  /// None may serve.
  case unserved(PurchaseSufficiency)
  /// The user stopped the fitting, or the data have no past.
  case stopped

  init(_ study: ModelStudy) {
    self = study.chosen.map { .fitted($0, before: 0) } ?? .unserved(study.sufficiency)
  }

  /// Whether models are being fitted now.
  var isFitting: Bool {
    if case .fitting = self { return true }
    return false
  }
}

extension ListModels {
  /// By what the list is, in a few words beside its title.
  func note(_ w: Wording) -> String {
    switch self {
    case .unasked, .recalling, .unfitted, .stopped: ""
    case .fitting, .fitted: w.say("by silence, until a model is fitted", "au silence, en attendant")
    case .serving(let model, let before, _):
      before == nil
        ? w.say("by \(model.rawValue)", "par \(model.rawValue)")
        : w.say("now by \(model.rawValue)", "désormais par \(model.rawValue)")
    case .unserved: w.say("by silence", "au silence")
    }
  }

  /// What has happened, for the status line; "" when nothing has.
  func status(_ scene: Scene) -> String {
    let w = scene.wording
    switch self {
    case .unasked, .recalling, .fitted: return ""
    case .unfitted:
      return w.say(
        "risk: no model is fitted yet, 4 fits them", "risque : 4 ajuste d’abord les modèles")
    case .fitting(let progress):
      let share = w.percent(scene.progress(progress.share), places: 0)
      return w.say(
        "fitting the models \(share) · ctrl-c stops · until then by silence",
        "ajustement des modèles \(share) · ctrl-c arrête · d’ici là au silence")
    case .serving(_, nil, _): return ""
    case .serving(let model, .some(let before), let now):
      let (then, today) = (w.number(before), w.number(now))
      return w.say(
        "now by \(model.rawValue): \(today) at risk; by silence there were \(then)",
        "désormais par \(model.rawValue) : \(today) à risque ; au silence ils étaient \(then)")
    case .unserved(let sufficiency):
      return sufficiency.isSufficient
        ? w.say(
          "no model could be tried: the rule of silence serves",
          "aucun modèle n’a pu être essayé : la règle du silence sert")
        : w.missing(sufficiency)
    case .stopped:
      return w.say(
        "the fitting was stopped: the rule of silence serves; 7 begins anew",
        "ajustement arrêté : la règle du silence sert ; 7 recommence")
    }
  }
}

extension CustomerListing {
  /// Asks for the models when the list could be theirs and is not; notes when it is.
  mutating func follow(_ people: LoadedCustomers) -> Effects {
    guard kind == .atRisk else { return recalling() }
    if let model = people.churn?.value.model {
      var before: Int?
      switch models {
      case .fitted(_, let count): before = count
      case .serving(_, let count, _): before = count
      default: break
      }
      models = .serving(model, before: before, now: people.rows.count)
      return []
    }
    guard models == .unasked else { return [] }
    models = .fitting(StudyProgress(done: 0, total: 0))
    return [
      .perform(Command(question: .fit), lane: "models"),
      .perform(Command(question: .watch), lane: "progress"),
    ]
  }

  /// The models are fitted, or will not be.
  mutating func take(_ fitted: ListModels) -> Effects {
    guard case .fitted(let model, _) = fitted else {
      models = fitted
      return []
    }
    models = .fitted(model, before: rows.count)
    return loadingAgain()
  }

  /// Asks for the rows anew, since a model serves now.
  mutating func loadingAgain() -> Effects {
    landing = .row(current?.id)
    previewed = nil
    let question = Command.Question.load(kind, asked, arrangement)
    return [.perform(Command(question: question), lane: "rows")]
  }

  /// Models that an earlier run kept serve from now on, or do not.
  mutating func take(recalled areThere: Bool) -> Effects {
    if areThere { return loadingAgain() }
    if !rows.contains(where: { $0.row.risk != nil }) { models = .unfitted }
    return []
  }

  // A list of everyone shows the risk when a model is at hand, and fits none for it.
  private mutating func recalling() -> Effects {
    guard models == .unasked else { return [] }
    models = .recalling
    return [.perform(Command(question: .recall), lane: "models")]
  }

  /// How far the models are; looks again while they are not there.
  mutating func take(_ progress: StudyProgress) -> Effects {
    guard models.isFitting else { return [] }
    models = .fitting(progress)
    return [.perform(Command(question: .watch), lane: "progress")]
  }
}
