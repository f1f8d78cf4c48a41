import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit

/// Works out what needs attention from what is known, the gravest first. Nothing is invented: a concern
/// is only there when its figure is.
struct Concerns {
  let facts: OverviewFacts
  let summary: SnapshotSummary
  let part: PartAudience
  let keyFigures: KeyFigures
  let wording: Wording

  /// A cohort smaller than this says little.
  static let leastCohort = 30
  /// How many cohorts back one is still recent.
  static let recentCohorts = 12
  /// How many periods of a cohort are looked at.
  static let earlyPeriods = 6
  /// The share of anonymous orders that is worth a word.
  static let noticeableShare = 0.005

  var all: [Concern] {
    let grave = [silentRegulars, worstCohort].compactMap { $0 }
    let figures = fallingFigures
    let rest = [slipped, waiting, refused, unpaid, anonymous].compactMap { $0 }
    let ranked = (grave + figures + rest).enumerated()
      .sorted { (Self.rank($0.element.tone), $0.offset) < (Self.rank($1.element.tone), $1.offset) }
      .map(\.element)
    return Array(ranked.prefix(Self.most))
  }

  /// More than these nobody reads; Data health holds the rest.
  static let most = 6

  private static func rank(_ tone: Tone) -> Int {
    switch tone {
    case .bad: 0
    case .warning: 1
    case .note, .good: 2
    }
  }

  private var silentRegulars: Concern? {
    guard let regulars = facts.silence.value, regulars.count > 0,
      let audience = part.silentRegulars
    else { return nil }
    let w = wording
    let spend = regulars.yearlySpend
    let silence = regulars.silence
    let name = w.say("Silent regulars", "Habitués silencieux")
    return Concern(
      tone: .bad,
      text: w.plural(
        regulars.count, "regular silent past twice their gap",
        "regulars silent past twice their gap", "habitué muet depuis 2 fois son rythme",
        "habitués muets depuis 2 fois leur rythme"),
      short: w.plural(
        regulars.count, "regular gone silent", "regulars gone silent", "habitué silencieux",
        "habitués silencieux"),
      figure: w.shortMoney(spend),
      detail: w.say(
        "spent \(w.money(spend)) in their last year · silent \(w.days(silence.rounded()))",
        "\(w.money(spend)) dans leur dernière année · muets \(w.days(silence.rounded()))"),
      destination: .customers(
        PointedNumber(
          name, audience: audience)))
  }

  /// The recent cohort whose early cell lies furthest under the average, beyond chance.
  private var worstCohort: Concern? {
    guard let table = facts.cohorts.value?.value else { return nil }
    var worst: (row: CohortRow, k: Int, value: Double, average: Double)?
    for row in table.rows.suffix(Self.recentCohorts) where row.size >= Self.leastCohort {
      for k in 1...Self.earlyPeriods where k < row.cells.count && row.cells[k].isFinal {
        guard let value = row.cells[k].value, k < table.average.count,
          let average = table.average[k],
          let interval = WilsonInterval(row.cells[k].customers, of: row.size),
          interval.high < average, average - value > (worst.map { $0.average - $0.value } ?? 0)
        else { continue }
        worst = (row, k, value, average)
      }
    }
    return worst.map { concern(of: $0.row, $0.k, $0.value, $0.average) }
  }

  private func concern(of row: CohortRow, _ k: Int, _ value: Double, _ average: Double) -> Concern {
    let w = wording
    let (share, usual) = (w.percent(value), w.percent(average))
    let missing = w.number(Int(((average - value) * Double(row.size)).rounded()))
    let name = w.period(row.cohort)
    return Concern(
      tone: .bad,
      text: w.say(
        "\(name) cohort: \(share) back in month \(k)", "Cohorte \(name) : \(share) au mois \(k)"),
      short: w.say(
        "\(row.cohort.label) cohort, month \(k)", "Cohorte \(row.cohort.label), mois \(k)"),
      figure: w.signed((value - average) * 100) + " pt",
      detail: w.say(
        "average \(usual) · about \(missing) of \(w.customers(row.size)) missing",
        "moyenne \(usual) · il manque environ \(missing) clients sur \(w.number(row.size))"),
      destination: .cohort(row.cohort, period: k))
  }

  /// Figures of the cards that became worse by more than chance, or by more than a twentieth.
  private var fallingFigures: [Concern] {
    guard let set = facts.figures.value?.value else { return [] }
    return FigureCards.names.compactMap { set[$0] }.compactMap(concern(of:))
  }

  private func concern(of figure: KeyFigure) -> Concern? {
    let w = wording
    guard let value = figure.value, let previous = figure.previous,
      let phrase = w.changePhrase(figure),
      phrase.role == .bad
    else { return nil }
    let isBeyondChance =
      figure.high.map { previous > $0 } ?? (abs(value - previous) > abs(previous) / 20)
    guard isBeyondChance else { return nil }
    let name = w.cardName(figure.name)
    let now = w.value(value, figure.unit)
    let before = w.value(previous, figure.unit)
    return Concern(
      tone: .warning,
      text: w.say("\(name) has fallen to \(now)", "\(name) en baisse : \(now)"),
      short: w.say("\(name) has fallen", "\(name) en baisse"),
      figure: String(phrase.text.dropFirst(2)),
      detail: w.say("it was \(before) a period before", "c’était \(before) la période d’avant"),
      destination: .customers(
        PointedNumber(
          name, audience: part.figure(figure.name, of: keyFigures), explanation: figure.explanation)
      ))
  }

  private var waiting: Concern? {
    guard let late = facts.late.value ?? nil, late.customers > 0,
      let audience = PartAudience.waiting(late.wait, before: part.asOf, within: part.base)
    else { return nil }
    let (w, wait) = (wording, late.wait)
    return Concern(
      tone: .warning,
      text: w.plural(
        late.customers, "new customer past the usual wait", "new customers past the usual wait",
        "nouveau client en retard", "nouveaux clients en retard"),
      short: w.plural(
        late.customers, "late second order", "late second orders", "seconde commande en retard",
        "secondes commandes en retard"),
      figure: "> " + w.days(Double(wait)),
      detail: w.say(
        "first order \(wait) to \(2 * wait) days ago · no second one yet",
        "1re commande il y a \(wait) à \(2 * wait) jours · pas encore de 2e"),
      destination: .customers(
        PointedNumber(w.say("Late second order", "2e commande en retard"), audience: audience)))
  }

  /// The best customers of the day the period began who are among the fading ones now.
  private var slipped: Concern? {
    guard let moves = facts.moves.value ?? nil else { return nil }
    let best = moves.rows.filter { $0.arrow.from.map(Self.best.contains) ?? false }
    let gone = best.filter { $0.arrow.to.map(Self.fading.contains) ?? false }
    let count = gone.reduce(0) { $0 + $1.customers }
    guard count > 0 else { return nil }
    let w = wording
    let share = Double(count) / Double(best.reduce(0) { $0 + $1.customers })
    let name = w.say("Best customers slipping", "Meilleurs clients qui décrochent")
    let metric = SegmentMigration(since: moves.since)
    return Concern(
      tone: .warning,
      text: w.plural(
        count, "best customer has slipped", "best customers have slipped",
        "des meilleurs clients a décroché", "des meilleurs clients ont décroché"),
      short: w.plural(
        count, "best one slipped", "best ones slipped", "meilleur décroche", "meilleurs décrochent"
      ),
      figure: w.shortMoney(gone.reduce(0) { $0 + $1.revenue }),
      detail: w.say(
        "\(w.percent(share)) of Champions and Loyal · since \(moves.since.iso)",
        "\(w.percent(share)) des Champions et Fidèles · depuis le \(moves.since.iso)"),
      destination: .customers(
        PointedNumber(
          name, audience: part.base.and(metric.audience(from: Self.best, to: Self.fading)))))
  }

  private static let best: [Segment] = [.champions, .loyal]
  private static let fading: [Segment] = [
    .atRisk, .cannotLoseThem, .aboutToSleep, .hibernating, .lost,
  ]

  private var refused: Concern? {
    let count = summary.report.count(of: .error)
    guard count > 0 else { return nil }
    let w = wording
    let first = summary.report.problems.first { $0.severity == .error }
    let place = first.map { $0.line > 0 ? "\($0.file):\($0.line)" : $0.file } ?? ""
    return Concern(
      tone: .warning,
      text: w.plural(
        count, "problem in the files", "problems in the files", "problème dans les fichiers",
        "problèmes dans les fichiers"),
      short: w.plural(count, "file problem", "file problems", "problème", "problèmes"),
      figure: w.number(count),
      detail: w.say("first at \(place)", "le premier : \(place)"),
      destination: .dataHealth)
  }

  private var unpaid: Concern? {
    let count = summary.excluded.first { $0.reason == .unpaid }?.count ?? 0
    guard count > 0 else { return nil }
    let w = wording
    return Concern(
      tone: .note,
      text: w.plural(
        count, "order is not paid", "orders are not paid", "commande impayée",
        "commandes impayées"),
      short: w.plural(
        count, "unpaid order", "unpaid orders", "commande impayée", "commandes impayées"),
      figure: w.number(count),
      detail: w.say(
        "pending, authorised or voided · in no figure", "en attente ou annulées · hors calcul"),
      destination: .dataHealth)
  }

  private var anonymous: Concern? {
    guard summary.orders > 0 else { return nil }
    let share = Double(summary.anonymousOrders) / Double(summary.orders)
    guard share >= Self.noticeableShare else { return nil }
    let w = wording
    return Concern(
      tone: .note,
      text: w.plural(
        summary.anonymousOrders, "order without a customer", "orders without a customer",
        "commande sans client", "commandes sans client"),
      short: w.plural(
        summary.anonymousOrders, "anonymous order", "anonymous orders", "commande anonyme",
        "commandes anonymes"),
      figure: w.percent(share),
      detail: w.say(
        "in the revenue, in nobody’s history", "dans le CA, dans l’historique de personne"),
      destination: .dataHealth)
  }
}
