import Audiences
import CustomerData
import RetentionEngine
import TerminalKit
import Workspace

/// What customers may ask for: not to be written to, to see what is known, to be forgotten; and who
/// has been silent for so long that the data should go.
struct RightsScreen: Screen {
  /// Years without a sign after which data should go.
  /// - Source: CNIL reference on managing commercial activities.
  static let years = 3

  enum Action: Equatable, Sendable {
    case move(Int), jump(toEnd: Bool)
    case suppress, erase, access, profile, copy, audience
    case listed(Loadable<Lists>)
  }

  struct Command: Hashable, Sendable {}

  /// What is shown.
  struct Lists: Equatable, Sendable {
    let suppressed: SuppressionSummary
    let silent: [SilentCustomers.Row]
    let asOf: Day
  }

  var audience = AudienceExpression.everyone
  var lists = Loadable<Lists>.notAsked
  var cursor = 0

  func title(_ wording: Wording) -> String { wording.say("Rights", "Droits") }

  var silent: [SilentCustomers.Row] { lists.value?.silent ?? [] }
  var current: SilentCustomers.Row? { silent.indices.contains(cursor) ? silent[cursor] : nil }

  func status(_ scene: Scene) -> (left: String, right: String) {
    let w = scene.wording
    guard !silent.isEmpty else { return ("", "") }
    return ("", w.number(cursor + 1) + w.say(" of ", " sur ") + w.number(silent.count))
  }

  func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    let w = scene.wording
    let nobody = current == nil ? w.say("nobody here", "personne ici") : nil
    return [
      KeyBinding([.char("s")], w.say("suppress", "exclure"), .suppress),
      KeyBinding([.char("E")], w.say("erase", "effacer"), .erase),
      KeyBinding([.char("A")], w.say("access", "accès"), .access),
      KeyBinding([.enter], w.say("profile", "fiche"), .profile, unavailable: nobody),
      KeyBinding([.char("a")], w.say("audience", "audience"), .audience, unavailable: nobody),
      KeyBinding([.char("y")], w.say("copy command", "copier la commande"), .copy),
      KeyBinding([.down, .char("j")], w.say("down", "bas"), .move(1), isHinted: false),
      KeyBinding([.up, .char("k")], w.say("up", "haut"), .move(-1), isHinted: false),
      KeyBinding(
        [.pageDown, .ctrl("d")], w.say("page down", "page bas"), .move(15), isHinted: false),
      KeyBinding(
        [.pageUp, .ctrl("u")], w.say("page up", "page haut"), .move(-15), isHinted: false),
      KeyBinding(
        [.home, .char("g")], w.say("first", "premier"), .jump(toEnd: false), isHinted: false),
      KeyBinding(
        [.end, .char("G")], w.say("last", "dernier"), .jump(toEnd: true), isHinted: false),
    ]
  }

  mutating func appear(_ scope: Scope) -> [Effect<Command>] {
    if lists.value == nil { lists = .loading }
    return [.perform(Command(), lane: "rights")]
  }

  mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .move(let step): cursor = min(max(0, cursor + step), max(0, silent.count - 1))
    case .jump(let toEnd): cursor = toEnd ? max(0, silent.count - 1) : 0
    case .listed(let lists):
      self.lists = lists
      cursor = min(cursor, max(0, silent.count - 1))
    case .suppress: return [.present(SuppressDialog())]
    case .erase: return [.present(EraseDialog(current?.customerID ?? ""))]
    case .access: return [.present(AccessDialog(current?.customerID ?? ""))]
    case .profile:
      guard let current else { return [] }
      return [
        .push(ProfileScreen(customerID: current.customerID, siblings: silent.map(\.customerID)))
      ]
    case .audience:
      let named = AudienceExpression.customers(silent.map(\.customerID))
      guard !AudienceExpression.isTooLong(silent.lazy.map(\.customerID)), let named else {
        return []
      }
      return [.present(ExpressionDialog(named))]
    case .copy: return [.copy("tenure inactive --years \(Self.years)")]
    }
    return []
  }

  static func perform(_ command: Command, with services: Services) async -> Action {
    let asOf = await services.backend.summary().asOf
    do throws(BackendError) {
      let silent = try await SilentCustomers.rows(
        years: years, asOf: asOf, from: services.backend)
      do throws(WorkspaceError) {
        let suppressed = try await services.workspace.suppressionSummary()
        return .listed(.loaded(Lists(suppressed: suppressed, silent: silent, asOf: asOf)))
      } catch { return .listed(.failed(services.wording.sentence(error))) }
    } catch { return .listed(.failed(services.wording.sentence(error))) }
  }

  func view(_ scene: Scene) -> any Widget { RightsView(screen: self, wording: scene.wording) }
}
