import Audiences
import CustomerData
import Retention
import TerminalKit

extension SheetScreen {
  func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    let w = scene.wording
    let numbers = NumberAction.keys(number, w).map { $0.map(Action.number) }
    return movement(w) + [
      numbers[0], KeyBinding([.char("v")], w.say("next view", "vue suivante"), .show(view(1))),
    ]
      + variations(w) + numbers.dropFirst()
      + [
        KeyBinding(
          [.char("V")], w.say("view before", "vue précédente"), .show(view(-1)), isHinted: false)
      ]
  }

  /// The number under the cursor: of the whole row, or one of its values.
  var number: PointedNumber? {
    guard let sheet = sheet.value, let row else { return nil }
    let column = cursor.column(of: sheet)
    let door = sheet.door(row, column)
    let title = sheet.columns.indices.contains(column) ? sheet.columns[column].title : ""
    let isOne = column > 0 && !title.isEmpty && sheet.figure == .list
    return PointedNumber(
      isOne ? "\(row.name) · \(title)" : row.name, audience: door.audience,
      explanation: door.account,
      source: column > 0
        ? .cell(name, row: row.id, column: sheet.columns[column].name)
        : sheet.valueColumn.map { .cell(name, row: row.id, column: $0) })
  }

  private func view(_ step: Int) -> SheetName {
    let menu = SheetName.menu
    let here = menu.firstIndex { $0.kind == name.kind } ?? 0
    return menu[(here + step + menu.count) % menu.count]
  }

  /// The same sheet over other days, of another number, by another dimension.
  private func variations(_ w: Wording) -> [KeyBinding<Action>] {
    switch name {
    case .bridge(let days):
      let next = Self.after(days, in: [nil, 30, 90, 180, 365])
      return [KeyBinding([.char("w")], w.say("window", "fenêtre"), .show(.bridge(days: next)))]
    case .orderValues(let days):
      let next = Self.after(days, in: [30, 90, 180, 365])
      return [KeyBinding([.char("w")], w.say("days", "jours"), .show(.orderValues(days: next)))]
    case .orderList(let list):
      let next = Self.after(list.period, in: Self.listPeriods)
      return [
        KeyBinding(
          [.char("w")], w.say("days", "jours"),
          .show(.orderList(OrderList(next, limit: list.limit))))
      ]
    case .hours(let days):
      let next = Self.after(days, in: [30, 90, 180, 365])
      return [KeyBinding([.char("w")], w.say("days", "jours"), .show(.hours(days: next)))]
    case .ladder(let age):
      let next = Self.after(age, in: [0, 90, 180, 365])
      return [KeyBinding([.char("w")], w.say("age", "âge"), .show(.ladder(minimumAge: next)))]
    case .breakdown(let number, let dimension):
      let by = Self.after(dimension, in: CustomerDimension.allCases)
      let other = Self.after(number, in: Self.numbers)
      return [
        KeyBinding(
          [.char("b")], w.say("by another", "autre axe"), .show(.breakdown(number, by))),
        KeyBinding(
          [.char("m")], w.say("number", "indicateur"), .show(.breakdown(other, dimension))),
      ]
    case .aged(let measure, let split, let edges, let worth):
      return agedVariations(measure, split, edges, worth, w)
    case .returns(let kind):
      let other = Self.after(kind, in: ReturnsByProduct.Kind.allCases)
      return [KeyBinding([.char("b")], w.say("by another", "autre axe"), .show(.returns(other)))]
    case .migration(let days):
      let next = Self.after(days, in: [30, 90, 180, 365])
      return [KeyBinding([.char("w")], w.say("since", "depuis"), .show(.migration(days: next)))]
    case .gain(let points):
      let next = Self.after(points, in: [0.01, 0.05, 0.1])
      return [KeyBinding([.char("w")], w.say("points", "points"), .show(.gain(points: next)))]
    case .satisfaction(let days, let survey):
      let next = Self.after(days, in: [nil, 90, 365])
      return [
        KeyBinding(
          [.char("w")], w.say("days", "jours"), .show(.satisfaction(days: next, survey: survey)))
      ]
    case .payback(let kind, let days):
      let other = Self.after(kind, in: Payback.Kind.allCases)
      let next = Self.after(days, in: [90, 180, 365])
      return [
        KeyBinding(
          [.char("b")], w.say("by another", "autre axe"), .show(.payback(other, days: days))),
        KeyBinding([.char("w")], w.say("days", "jours"), .show(.payback(kind, days: next))),
      ]
    case .compare(let one, let other, let measure):
      return [
        KeyBinding(
          [.char("]")], w.say("later", "suivante"), .show(.compare(one, other.adding(1), measure))),
        KeyBinding(
          [.char("[")], w.say("earlier", "précédente"),
          .show(.compare(one, other.adding(-1), measure))),
        KeyBinding(
          [.char("m")], w.say("measure", "mesure"),
          .show(.compare(one, other, Self.after(measure, in: CohortMeasure.allCases)))),
      ]
    case .contrast(let split, let one, let other, let measure, let unit):
      let next = Self.after(measure, in: CohortMeasure.allCases)
      return [
        KeyBinding(
          [.char("m")], w.say("measure", "mesure"), .show(.contrast(split, one, other, next, unit)))
      ]
    case .repeats, .waiting, .concentration, .moves, .chart: return []
    }
  }

  private func agedVariations(
    _ measure: CohortMeasure, _ split: AcquisitionDimension?, _ edges: [Int],
    _ worth: AgedCohorts.Worth, _ w: Wording
  ) -> [KeyBinding<Action>] {
    let next = Self.after(measure, in: CohortMeasure.allCases)
    let by = Self.after(split, in: [nil] + AcquisitionDimension.allCases.map(Optional.some))
    let isUsual = edges == AgedCohorts.usualEdges
    let others = isUsual ? AgedCohorts.edges(every: 30, count: 12) : AgedCohorts.usualEdges
    let value = Self.after(worth, in: AgedCohorts.Worth.allCases)
    return [
      KeyBinding(
        [.char("m")], w.say("measure", "mesure"), .show(.aged(next, split, edges: edges, worth))),
      KeyBinding(
        [.char("b")], w.say("split", "ventiler"), .show(.aged(measure, by, edges: edges, worth))),
      KeyBinding(
        [.char("w")], w.say("brackets", "tranches"),
        .show(.aged(measure, split, edges: others, worth))),
      KeyBinding(
        [.char("E")], w.say("own brackets", "vos tranches"), .brackets),
      KeyBinding(
        [.char("n")], w.say("revenue or margin", "CA ou marge"),
        .show(.aged(measure, split, edges: edges, value))),
    ]
  }

  /// The numbers `m` walks through; the command line breaks down any.
  static let numbers: [NumberName] =
    [.within(days: 90), .within(days: 365)].map(NumberName.repeats)
    + [
      .figure(.repeatRate), .figure(.retentionRate), .figure(.churnRate),
      .figure(.averageOrderValue), .figure(.revenue), .figure(.historicValue), .bridge(.net),
      .atRisk,
    ]

  private static let listPeriods: [OrderList.Period] =
    [30, 90, 180, 365].map { .last(days: $0) } + [.lifetime]

  private static func after<Value: Equatable>(_ value: Value, in all: [Value]) -> Value {
    let here = all.firstIndex(of: value) ?? -1
    return all[(here + 1) % all.count]
  }

  private func movement(_ w: Wording) -> [KeyBinding<Action>] {
    guard let sheet = sheet.value else { return [] }
    func move(_ dx: Int, _ dy: Int) -> Action { .cursor(cursor.moved(dx: dx, dy: dy, in: sheet)) }
    return [
      KeyBinding([.left, .char("h")], w.say("left", "gauche"), move(-1, 0), isHinted: false),
      KeyBinding([.down, .char("j")], w.say("down", "bas"), move(0, 1), isHinted: false),
      KeyBinding([.up, .char("k")], w.say("up", "haut"), move(0, -1), isHinted: false),
      KeyBinding([.right, .char("l")], w.say("right", "droite"), move(1, 0), isHinted: false),
      KeyBinding([.pageDown, .ctrl("d")], w.say("page", "page"), move(0, 10), isHinted: false),
      KeyBinding([.pageUp, .ctrl("u")], w.say("page", "page"), move(0, -10), isHinted: false),
      KeyBinding([.home, .char("g")], w.say("first", "début"), move(0, -99_999), isHinted: false),
      KeyBinding([.end, .char("G")], w.say("last", "fin"), move(0, 99_999), isHinted: false),
    ]
  }

  func remark(_ scene: Scene) -> String {
    guard let account = sheet.value?.account else { return "" }
    return scene.wording.say("as of ", "au ") + account.asOf.iso
  }

  func status(_ scene: Scene) -> (left: String, right: String) {
    guard let place, let sheet = sheet.value, let number else { return ("", "") }
    let w = scene.wording
    let column = cursor.column(of: sheet)
    let value = column > 0 ? w.colon + w.text(rows[place].cells[column]) : ""
    return (
      number.crumb + value, "\(w.number(place + 1)) \(w.say("of", "sur")) \(w.number(rows.count))"
    )
  }
}

extension SheetName {
  /// Which sheet it is, whatever it is asked for.
  var kind: Int {
    switch self {
    case .bridge: 0
    case .repeats: 1
    case .ladder: 2
    case .breakdown: 3
    case .concentration: 4
    case .orderValues: 5
    case .hours: 6
    case .aged: 7
    case .compare: 8
    case .returns: 9
    case .gain: 10
    case .migration, .moves: 11
    case .satisfaction: 12
    case .payback: 13
    case .waiting: 14
    case .contrast: 15
    case .chart: 16
    case .orderList: 17
    }
  }
}
