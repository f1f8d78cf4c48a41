import Retention
import TerminalKit

extension CohortsScreen {
  func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    let w = scene.wording
    let numbers = NumberAction.keys(number(scene), w).map { $0.map(Action.number) }
    return movement(w) + numbers + views(w) + siblings(w)
  }

  /// The number under the cursor.
  func number(_ scene: Scene) -> PointedNumber? {
    guard let summary = scene.summary, let measured = table.value, cell != nil || row == nil
    else { return nil }
    let name = row?.cohort.label ?? scene.wording.say("average", "moyenne")
    let crumb = "\(name) \(scene.wording.letter(metric.unit))\(cursor.period)"
    let written = PartAudience(summary, within: audience).cohort(part, of: metric)
    let explanation = metric.explanation(of: part, in: measured)
    return PointedNumber(
      crumb, audience: written, explanation: explanation, source: .cohort(metric, part))
  }

  private func movement(_ w: Wording) -> [KeyBinding<Action>] {
    let rows = rows
    let width = table.value?.value.width ?? 0
    func move(_ dx: Int, _ dy: Int) -> Action {
      .cursor(cursor.moved(dx: dx, dy: dy, in: rows, width: width))
    }
    return [
      KeyBinding([.left, .char("h")], w.say("earlier", "avant"), move(-1, 0), isHinted: false),
      KeyBinding(
        [.down, .char("j")], w.say("next cohort", "cohorte suivante"), move(0, 1), isHinted: false),
      KeyBinding(
        [.up, .char("k")], w.say("cohort before", "cohorte d’avant"), move(0, -1), isHinted: false),
      KeyBinding([.right, .char("l")], w.say("later", "après"), move(1, 0), isHinted: false),
      KeyBinding(
        [.pageDown, .ctrl("d")], w.say("page down", "page suivante"), move(0, 10), isHinted: false),
      KeyBinding(
        [.pageUp, .ctrl("u")], w.say("page up", "page précédente"), move(0, -10), isHinted: false),
      KeyBinding(
        [.home], w.say("first period", "première période"), move(-999, 0), isHinted: false),
      KeyBinding([.end], w.say("last period", "dernière période"), move(999, 0), isHinted: false),
      KeyBinding([.char("g")], w.say("averages", "moyennes"), move(0, -9999), isHinted: false),
      KeyBinding(
        [.char("G")], w.say("last cohort", "dernière cohorte"), move(0, 9999), isHinted: false),
    ]
  }

  private func views(_ w: Wording) -> [KeyBinding<Action>] {
    let measures = CohortMeasure.allCases
    let units: [PeriodUnit] = [.month, .quarter, .year, .week]
    let splits: [AcquisitionDimension?] = [nil] + AcquisitionDimension.allCases.map { $0 }
    return [
      KeyBinding(
        [.char("m")], w.say("measure", "mesure"), .measure(Self.next(metric.measure, in: measures))),
      KeyBinding(
        (isChoosingView ? [.char("u")] : []) + [.char("p")], w.say("per", "par"),
        .unit(Self.next(metric.unit, in: units))),
      KeyBinding(
        [.char("s")], w.say("split", "découper"), .split(Self.next(metric.split, in: splits))),
      KeyBinding(
        [.char("n")], w.say("absolute", "absolu"), .measure(twin ?? metric.measure),
        unavailable: twin == nil
          ? w.say(
            "only retention and revenue have both forms: m changes the measure",
            "seuls rétention et CA ont deux formes : m change la mesure") : nil),
      KeyBinding(
        [.char("c")], w.say("compare", "comparer"), .compare,
        unavailable: comparison == nil
          ? w.say("there is no second to compare with", "rien d’autre à comparer") : nil),
      KeyBinding([.char("w")], w.say("by age", "par âge"), .byAge),
      KeyBinding(
        [.char(" ")], w.say("mark for comparing", "marquer pour comparer"), .mark, isHinted: false),
      KeyBinding([.char("v")], w.say("view …", "vue …"), .views, isHinted: false),
    ]
      + (isChoosingView
        ? [
          KeyBinding(
            [.char("M")], w.say("measure before", "mesure précédente"),
            .measure(Self.next(metric.measure, in: measures.reversed())), isHinted: false)
        ] : [])
  }

  /// The same measure as a number or as a share.
  private var twin: CohortMeasure? {
    switch metric.measure {
    case .customers: .retention
    case .retention: .customers
    case .revenue: .revenueRetention
    case .revenueRetention: .revenue
    case .rolling, .cumulative, .lifetimeValue, .orders: nil
    }
  }

  private func siblings(_ w: Wording) -> [KeyBinding<Action>] {
    let count = bands.count
    if count > 0 {
      let label = w.say("value", "valeur")
      return [
        KeyBinding([.char("]")], label, .band((band + 1) % count)),
        KeyBinding(
          [.char("[")], w.say("value before", "valeur d’avant"), .band((band + count - 1) % count),
          isHinted: false),
      ]
    }
    let rows = rows
    let width = table.value?.value.width ?? 0
    return [
      KeyBinding(
        [.char("]")], w.say("next", "suivante"),
        .cursor(cursor.moved(dx: 0, dy: 1, in: rows, width: width)), isHinted: false),
      KeyBinding(
        [.char("[")], w.say("previous", "précédente"),
        .cursor(cursor.moved(dx: 0, dy: -1, in: rows, width: width)), isHinted: false),
    ]
  }

  private static func next<Value: Equatable>(_ value: Value, in values: [Value]) -> Value {
    guard let place = values.firstIndex(of: value) else { return value }
    return values[(place + 1) % values.count]
  }
}
