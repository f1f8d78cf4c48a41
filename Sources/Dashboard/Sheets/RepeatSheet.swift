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
          audience: await audience(number.part(of: .numerator), of: metric)))
    }
    let figures: [FigureName] = [
      .repeatRate, .timeToSecondMedian, .timeToSecondMedianReturned, .intervalMedian,
      .intervalMedianPooled, .intervalMedianOrders,
    ]
    let set = try await ask(KeyFigures())
    for name in figures {
      guard let figure = set.value[name] else { continue }
      rows.append(
        row(name.rawValue, figure.reading, audience: await audience(name, of: KeyFigures())))
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
          wording.say("order ", "commande ") + "\(rung.number)",
          [
            .count(rung.number), .count(rung.reached), .count(all), .share(orAbsent: share),
            .share(orAbsent: before.map { Double(rung.reached) / Double($0) }),
          ], audience: await audience(.rung(rung.number), of: metric),
          account: metric.explanation(of: .rung(rung.number), in: measured),
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
}
