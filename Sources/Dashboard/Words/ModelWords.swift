import CustomerData
import Retention

extension Wording {
  /// The headline of the at-risk list.
  public func churnHeading(_ value: ChurnRisk.Value) -> String {
    let count = number(value.rows.count)
    let yearly = money(value.rows.reduce(0) { $0 + $1.yearlySpend })
    guard let model = value.model, let horizon = value.horizon else {
      return say(
        "\(count) silent past twice their usual gap · \(yearly) of yearly spend",
        "\(count) silencieux depuis deux fois leur rythme · \(yearly) de dépense annuelle")
    }
    return say(
      "\(count) with a risk of 66 % or more of no order in \(horizon) d · \(yearly) of yearly spend · by \(model.rawValue)",
      "\(count) avec un risque de 66 % ou plus de ne rien commander en \(horizon) j · \(yearly) de dépense annuelle · par \(model.rawValue)"
    )
  }

  /// Why a shop has no models: each test that failed, with what there is.
  public func missing(_ sufficiency: PurchaseSufficiency) -> String {
    let tests = sufficiency.failed.map { test in
      switch test {
      case .buyers:
        say(
          "\(number(sufficiency.buyers)) buyers, \(number(PurchaseSufficiency.leastBuyers)) needed",
          "\(number(sufficiency.buyers)) acheteurs, il en faut \(number(PurchaseSufficiency.leastBuyers))"
        )
      case .days:
        say(
          "\(number(sufficiency.days)) days of history, \(PurchaseSufficiency.leastDays) needed",
          "\(number(sufficiency.days)) jours d’historique, il en faut \(PurchaseSufficiency.leastDays)"
        )
      case .recent:
        say(
          "no order in the last \(PurchaseSufficiency.recentDays) days",
          "aucune commande depuis \(PurchaseSufficiency.recentDays) jours")
      case .frequent:
        say(
          "nobody has ordered on \(PurchaseSufficiency.leastOccasions) days",
          "personne n’a commandé \(PurchaseSufficiency.leastOccasions) jours différents")
      }
    }
    return say("not enough data: ", "données insuffisantes : ") + tests.joined(separator: "; ")
  }

  /// Why there are no boosted trees.
  public func treesMissing(_ error: XGBoostError) -> String {
    switch error {
    case .notFound:
      say(
        "XGBoost is missing (Debian: libxgboost0): the other models serve",
        "XGBoost manque (Debian : libxgboost0) : les autres modèles servent")
    case .foreign(let path, let function):
      say(
        "\(path) has no \(function): too old, or not XGBoost; the other models serve",
        "\(path) n’a pas \(function) : trop ancien, ou pas XGBoost ; les autres modèles servent")
    case .failed(let words):
      say(
        "XGBoost failed (\(words)): the other models serve",
        "XGBoost a échoué (\(words)) : les autres modèles servent")
    }
  }

  /// Which model serves, and why, in one sentence.
  public func choice(_ study: ModelStudy) -> String {
    guard study.sufficiency.isSufficient else { return missing(study.sufficiency) }
    guard let chosen = study.chosen, let backTest = study.backTest,
      let entry = backTest.entry(chosen)
    else {
      return say(
        "the history is too short to try a model: the rule of silence serves",
        "l’historique est trop court pour essayer un modèle : la règle du silence sert")
    }
    let brier = decimal(entry.brier, places: 4)
    let reference = decimal(backTest.brierReference, places: 4)
    let next = backTest.lead.map { say("; ", " ; ") + lead($0) } ?? ""
    let isBest = backTest.entries.first?.name == chosen
    let how = isBest ? "best" : "as well as any"
    let comment = isBest ? "il a le mieux prévu" : "il a prévu aussi bien que tout autre"
    return say(
      "\(chosen.rawValue) serves: tried on \(days(backTest)), it foresaw the \(backTest.horizon) days after \(how) (Brier \(brier); \(reference) for telling all the same\(next))",
      "\(chosen.rawValue) sert : essayé sur \(days(backTest)), \(comment) les \(backTest.horizon) jours suivants (Brier \(brier) ; \(reference) en disant pareil à tous\(next))"
    )
  }

  /// The days tried; where they are few, that the history allows no more.
  private func days(_ backTest: BackTest) -> String {
    let (count, newest) = (backTest.trials.count, backTest.day.iso)
    guard let oldest = backTest.trials.last?.day.iso, count > 1 else {
      return say(
        "\(newest), the one day the history allows", "\(newest), seul jour que permet l’historique")
    }
    guard count < TrialDays.most else {
      return say("\(count) days since \(oldest)", "\(count) jours depuis le \(oldest)")
    }
    return say(
      "the \(count) days the history allows, \(oldest) and \(newest)",
      "les \(count) jours que permet l’historique, \(oldest) et \(newest)")
  }

  /// How far behind the next model is, and how sure that is.
  private func lead(_ lead: BackTest.Lead) -> String {
    let (rival, error) = (lead.over.rawValue, decimal(lead.standardError, places: 4))
    let distance = decimal(abs(lead.difference), places: 4)
    return lead.difference < 0
      ? say(
        "\(rival) \(distance) ± \(error) better, not surely",
        "\(rival) mieux de \(distance) ± \(error), pas sûrement")
      : say(
        "\(rival) \(distance) ± \(error) behind", "\(rival) suit à \(distance) ± \(error)")
  }
}

extension Wording {
  /// The group with the highest risk, told and happened.
  func reliability(_ score: ForecastScore) -> String {
    guard let top = score.reliability.tenths.last else { return "" }
    let told = percent(top.predicted, places: 0)
    let happened = percent(top.observed, places: 0)
    let low = percent(top.low, places: 0)
    let high = percent(top.high, places: 0)
    let group = customers(top.customers)
    return say(
      "Of the \(group) with the highest risk, told \(told) on average, \(happened) did not order (95 % interval \(low) to \(high)).",
      "Des \(group) au plus haut risque, annoncé à \(told) en moyenne, \(happened) n’ont pas commandé (intervalle à 95 % : \(low) à \(high))."
    )
  }

  /// How many leavers the tenth of highest risk holds.
  func gains(_ score: ForecastScore) -> String {
    guard let top = score.reliability.tenths.last, score.left > 0 else { return "" }
    let share = percent(Double(top.customers) / Double(score.customers), places: 0)
    let found = percent(Double(top.left) / Double(score.left), places: 0)
    let times = decimal(top.observed * Double(score.customers) / Double(score.left))
    return say(
      "The \(share) of customers with the highest risk hold \(found) of those who left: \(times) × as many as by chance.",
      "Les \(share) de clients au plus haut risque contiennent \(found) des partants : \(times) × plus qu’au hasard."
    )
  }
}
