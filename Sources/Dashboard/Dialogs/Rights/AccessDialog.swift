import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit
import Workspace

/// What is known of one customer, for that customer; the command that writes it all beside it.
struct AccessDialog: Screen {
  enum Action: Equatable, Sendable {
    case typed(Key), pasted(String)
    case scroll(Int), copy
    case found(id: String, Report?)
  }

  struct Command: Hashable, Sendable { let id: String }

  /// Facts in the order of the report.
  struct Report: Equatable, Sendable {
    let facts: [Fact]

    /// One fact.
    struct Fact: Equatable, Sendable {
      let label: String
      let text: String
    }
  }

  var input: TextInput
  var report: Loadable<Report> = .notAsked
  var offset = 0

  init(_ customerID: String) { input = TextInput(customerID) }

  var audience: AudienceExpression { .everyone }

  func title(_ wording: Wording) -> String { wording.say("Access", "Accès") }

  func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    let w = scene.wording
    return [
      KeyBinding(
        [.enter, .f(3), .alt("y")], w.say("copy the command", "copier la commande"), .copy,
        unavailable: report.value == nil ? w.say("no customer yet", "pas de client") : nil),
      KeyBinding([.down], w.say("down", "bas"), .scroll(1)),
      KeyBinding([.up], w.say("up", "haut"), .scroll(-1), isHinted: false),
      KeyBinding([.pageDown], w.say("page down", "page bas"), .scroll(10), isHinted: false),
      KeyBinding([.pageUp], w.say("page up", "page haut"), .scroll(-10), isHinted: false),
    ]
  }

  func typed(_ key: Key) -> Action? {
    CustomerIDField.takes(key) ? .typed(key) : nil
  }

  func pasted(_ text: String) -> Action? { .pasted(text) }

  mutating func appear(_ scope: Scope) -> [Effect<Command>] { find() }

  mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .typed(let key):
      _ = input.handle(key)
      return find()
    case .pasted(let text):
      input.insert(text)
      return find()
    case .scroll(let step):
      offset = min(max(0, offset + step), max(0, (report.value?.facts.count ?? 1) - 1))
    case .copy: return [.copy(Self.command(input.text))]
    case .found(let id, let report):
      if id == input.text { self.report = report.map { .loaded($0) } ?? .failed("") }
    }
    return []
  }

  static func command(_ id: String) -> String {
    "tenure access \(DeliveryOrder.quoted(id)) --format json"
  }

  private mutating func find() -> [Effect<Command>] {
    offset = 0
    report = input.text.isEmpty ? .notAsked : .loading
    return input.text.isEmpty ? [] : [.perform(Command(id: input.text), lane: "find")]
  }

  static func perform(_ command: Command, with services: Services) async -> Action {
    guard let profile = try? await services.backend.profile(of: command.id) else {
      return .found(id: command.id, nil)
    }
    let desk = RightsDesk(backend: services.backend, workspace: services.workspace)
    let deliveries = (try? await desk.deliveries(of: command.id)) ?? []
    return .found(
      id: command.id, report(profile, deliveries, services.wording))
  }

  private static func report(
    _ profile: CustomerProfile, _ deliveries: [LoggedDelivery], _ w: Wording
  ) -> Report {
    let contact = profile.contact
    let person = [
      (w.say("name", "nom"), "\(contact.firstName) \(contact.lastName)"),
      (w.say("e-mail", "e-mail"), contact.email), (w.say("phone", "téléphone"), contact.phone),
      (w.say("place", "lieu"), "\(contact.zip) \(contact.city)"),
      (w.say("language", "langue"), contact.language), (w.say("gender", "genre"), contact.gender),
      (w.say("born", "naissance"), contact.birthDate?.iso ?? ""),
      (w.say("tags", "étiquettes"), profile.tags ?? ""),
    ]
    let consents = Purpose.allCases.map { purpose -> (String, String) in
      let said = w.consent(contact.consents[purpose])
      let origin = said.origin.isEmpty ? "" : " · " + said.origin
      return (w.say("consent: ", "accord : ") + w.name(of: purpose), said.text + origin)
    }
    let orders = profile.orders.map {
      (
        w.say("order ", "commande ") + $0.id,
        "\($0.day.iso) · \($0.lines.map(\.product).joined(separator: ", "))"
      )
    }
    let sent = deliveries.map {
      (
        w.say("delivered ", "livré ") + String($0.at.prefix(10)),
        "\($0.destination) · \($0.campaign)"
      )
    }
    let profiling = [
      (
        w.say("profiling", "profilage"),
        w.say(
          "a segment, from how recently, how often and for how much you bought; a risk, from how unusual your silence is for you",
          "un segment, d’après récence, fréquence et montant de vos achats ; un risque, d’après votre silence au regard de votre rythme"
        )
      )
    ]
    let all = person + consents + sent + profiling + orders
    return Report(
      facts: all.filter { $0.1.contains { $0 != " " } }
        .map { Report.Fact(label: $0.0, text: $0.1) })
  }

  func view(_ scene: Scene) -> any Widget { AccessView(dialog: self, wording: scene.wording) }
}

private struct AccessView: Widget {
  let dialog: AccessDialog
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let box = canvas.dialog(
      Dialog(
        wording.say("What is known of a customer", "Ce qui est connu d’un client"),
        remark: wording.say("esc closes", "échap ferme"), size: Size(width: 100, height: 34)),
      theme: theme)
    canvas.draw(CustomerIDField.field(dialog.input, wording), in: box.row(0), theme: theme)
    let body = box.droppingTop(2).droppingBottom(3)
    canvas.wheel(area) { AccessDialog.Action.scroll(3 * $0) }
    canvas.button(box.bottom(2), .enter)
    switch dialog.report {
    case .loaded(let report): draw(report, on: &canvas, in: body, theme: theme)
    case .failed:
      canvas.draw(
        Paragraph(CustomerIDField.nobody(wording), role: .warning), in: body, theme: theme)
    case .loading, .notAsked: break
    }
    let foot = box.bottom(2)
    canvas.draw(
      Section(
        wording.say("Everything, to hand over", "Tout, à remettre"),
        remark: wording.say("enter copies", "entrée copie")), in: foot.row(0), theme: theme)
    let command = AccessDialog.command(dialog.input.text)
    canvas.phrases(
      [Phrase(command, .accent)], x: foot.x, y: foot.y + 1, maxX: foot.maxX, theme: theme)
  }

  private func draw(
    _ report: AccessDialog.Report, on canvas: inout Canvas, in area: Rect, theme: Theme
  ) {
    // Room for the longest label of a consent, where that leaves half for what is said of it.
    let column = min(26, max(area.width / 3, min(21, area.width / 2)))
    var rest = area
    for fact in report.facts.dropFirst(dialog.offset) {
      let text = Paragraph(fact.text, role: .text)
      let height = text.height(width: max(1, rest.width - column))
      guard rest.height >= height else { return }
      canvas.phrases(
        [Phrase(fact.label, .dim)], x: rest.x, y: rest.y, maxX: rest.x + column - 1, theme: theme)
      canvas.draw(text, in: rest.droppingLeft(column).top(height), theme: theme)
      rest = rest.droppingTop(height)
    }
  }
}
