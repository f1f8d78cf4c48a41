import Audiences
import Retention
import RetentionEngine

extension SheetDesk {
  /// Repeat rates at each horizon, the waiting curve, and the three ways of counting gaps.
  func repeats() async throws(BackendError) -> Sheet {
    let metric = RepeatPurchase()
    let measured = try await ask(metric)
    var rows: [Sheet.Row] = []
    for number in RepeatNumber.allCases {
      rows.append(
        row(
          number.id, metric.reading(number, in: measured),
          audience: await audience(number.part(of: .numerator), of: metric),
          below: await audience(number.part(of: .denominator), of: metric)))
    }
    let figures: [FigureName] = [
      .repeatRate, .timeToSecondMedian, .timeToSecondMedianReturned, .intervalMedian,
      .intervalMedianPooled, .intervalMedianOrders,
    ]
    let set = try await ask(KeyFigures())
    for name in figures {
      guard let figure = set.value[name] else { continue }
      rows.append(
        row(
          name.rawValue, figure.reading, audience: await audience(name, of: KeyFigures()),
          below: await audience(.denominator, of: NamedNumber(.figure(name)))))
    }
    return Sheet(
      title: wording.say("Repeat purchase", "Réachat"), columns: readingColumns, rows: rows,
      notes: [
        wording.say(
          "a rate at h days counts only customers at least h days old; the curve counts those waiting",
          "un taux à h jours ne compte que les clients d’au moins h jours ; la courbe compte ceux qui attendent"
        )
      ], account: measured.explanation)
  }

  /// How many customers reach each order day, and how many go on from there.
  func ladder(minimumAge: Int) async throws(BackendError) -> Sheet {
    let metric = RepeatPurchase(minimumAge: minimumAge)
    let measured = try await ask(metric)
    let rungs = measured.value.ladder
    let all = measured.value.climbers
    var rows: [Sheet.Row] = []
    for (place, rung) in rungs.enumerated() {
      let share = all > 0 ? Double(rung.reached) / Double(all) : nil
      let before = place > 0 ? rungs[place - 1].reached : nil
      rows.append(
        Sheet.Row(
          wording.say("order ", "commande ") + "\(rung.number)", id: "\(rung.number)",
          [
            .count(rung.number), .count(rung.reached), .count(all), .share(orAbsent: share),
            .share(orAbsent: before.map { Double(rung.reached) / Double($0) }),
          ], audience: await audience(.rung(rung.number), of: metric),
          account: metric.explanation(of: .rung(rung.number), in: measured),
          doors: await doors(rung, before: before, metric, measured),
          bar: share.map { Sheet.Bar(from: 0, to: $0, tone: .plain) }, isFaint: rung.reached < 30))
    }
    return Sheet(
      title: wording.say("Ladder of orders", "Échelle des commandes"),
      columns: [
        column("order", "order", "commande"), column("reached", "reached", "atteint"),
        column("customers", "of", "sur"), column("share", "of all", "de tous"),
        column("share_of_before", "of the one before", "de la précédente"),
      ], rows: rows, account: measured.explanation)
  }

  private func doors(
    _ rung: RepeatPurchase.Rung, before: Int?, _ metric: RepeatPurchase,
    _ measured: Measured<RepeatPurchase.Value>
  ) async -> [String: Sheet.Door] {
    let base = measured.explanation
    let part = RepeatPurchase.Part.rung(rung.number)
    let reached = Double(rung.reached)
    return [
      "reached": await door(part, of: metric, base.counting(customers: rung.reached)),
      "customers": await door(
        .rung(1), of: metric, base.counting(customers: measured.value.climbers)),
      "share_of_before": await door(
        part, of: metric, before.map { base.share(reached, of: Double($0), .count) }),
    ]
  }

  /// The waiting curve: the share still without a second order day, step by step, with Greenwood's interval.
  func waiting() async throws(BackendError) -> Sheet {
    let metric = RepeatPurchase()
    let measured = try await ask(metric)
    let value = measured.value
    var rows: [Sheet.Row] = []
    for step in value.curve {
      let account = metric.account(of: step, in: measured)
      let back = await audience(.back(by: step.day), of: metric)
      rows.append(
        Sheet.Row(
          wording.say("day ", "jour ") + "\(step.day)", id: "\(step.day)",
          [
            .count(step.day), .share(step.waiting), .share(orAbsent: step.low),
            .share(orAbsent: step.high), .count(step.watched), .count(step.events),
          ], audience: back, account: account,
          doors: [
            "watched": await door(
              .watched(at: step.day), of: metric,
              account.inputs.dropFirst().first.map { account.letter($0) }),
            "back": await door(
              .backOn(step.day), of: metric, account.inputs.first.map { account.letter($0) }),
          ]))
    }
    return Sheet(
      title: wording.say("Waiting for a second order", "En attente d’une 2e commande"),
      columns: [
        column("day", "day", "jour"), column("waiting", "still waiting", "attendent"),
        column("low", "from", "de"), column("high", "to", "à"),
        column("watched", "watched", "suivis"), column("back", "back", "revenus"),
      ], rows: rows,
      notes: [
        wording.say(
          "Kaplan–Meier: who has not had the time yet is counted as long as watched; 95 % after Greenwood",
          "Kaplan–Meier : chacun compte tant qu’il est suivi ; 95 % selon Greenwood")
      ],
      figure: .curve(
        Sheet.Curve(
          day: "day", value: "waiting", low: "low", high: "high", marks: quartiles(value))),
      account: measured.explanation)
  }

  private func quartiles(_ value: RepeatPurchase.Value) -> [Sheet.Curve.Mark] {
    [25, 50, 75].compactMap { percent in
      let back = Double(percent) / 100
      guard let day = value.day(when: back) else { return nil }
      let interval = value.interval(when: back)
      let ends = [interval.low, interval.high].map { $0.map { wording.decimal($0, places: 0) } }
      let range = ends.allSatisfy { $0 == nil } ? "" : " (\(ends[0] ?? "…")–\(ends[1] ?? "…"))"
      return Sheet.Curve.Mark(
        day: day, share: 1 - back,
        text: wording.say("\(percent) % back: ", "\(percent) % revenus : ")
          + wording.days(Double(day)) + range)
    }
  }
}
