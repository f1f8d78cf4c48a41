import Audiences
import CustomerData
import RetentionEngine
import TerminalKit
import Workspace

/// The saved audiences against each other: who is in two of them at once.
struct OverlapScreen: Screen {
  /// Beyond so many the matrix is no longer read, and its counts grow with the square.
  static let most = 12

  enum Action: Equatable, Sendable {
    case move(rows: Int, columns: Int)
    case open
    case counted(Loadable<AudienceOverlap>)
  }

  struct Command: Hashable, Sendable {
    let names: [String]
    let expressions: [AudienceExpression]
  }

  let members: [AudienceOverlap.Member]
  var audience = AudienceExpression.everyone
  var overlap = Loadable<AudienceOverlap>.notAsked
  var row = 0
  var column = 0

  init(_ members: [AudienceOverlap.Member]) { self.members = Array(members.prefix(Self.most)) }

  func title(_ wording: Wording) -> String { wording.say("Overlap", "Recoupement") }

  func remark(_ scene: Scene) -> String {
    scene.wording.plural(
      members.count, "audience", "audiences", "audience", "audiences")
  }

  func status(_ scene: Scene) -> (left: String, right: String) {
    guard let overlap = overlap.value else { return ("", "") }
    let w = scene.wording
    let count = w.customers(overlap.common[row][column])
    guard row != column else { return (members[row].name + w.colon + count, "") }
    let share = w.percent(overlap.share(of: row, in: column))
    return (
      w.say(
        "\(count) of “\(members[row].name)” are in “\(members[column].name)” too: \(share)",
        "\(count) de « \(members[row].name) » sont aussi dans « \(members[column].name) » : \(share)"
      ),
      ""
    )
  }

  func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    let w = scene.wording
    return [
      KeyBinding([.enter], w.say("its customers", "ses clients"), .open),
      KeyBinding([.down, .char("j")], w.say("cell", "case"), .move(rows: 1, columns: 0)),
      KeyBinding(
        [.up, .char("k")], w.say("up", "haut"), .move(rows: -1, columns: 0), isHinted: false),
      KeyBinding(
        [.right, .char("l")], w.say("right", "droite"), .move(rows: 0, columns: 1),
        isHinted: false),
      KeyBinding(
        [.left, .char("h")], w.say("left", "gauche"), .move(rows: 0, columns: -1),
        isHinted: false),
    ]
  }

  mutating func appear(_ scope: Scope) -> [Effect<Command>] {
    audience = scope.audience
    if overlap.value == nil { overlap = .loading }
    let command = Command(
      names: members.map(\.name),
      expressions: members.map { $0.audience.within(scope.audience) })
    return [.perform(command, lane: "overlap")]
  }

  mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .move(let rows, let columns):
      row = min(max(0, row + rows), members.count - 1)
      column = min(max(0, column + columns), members.count - 1)
    case .counted(let overlap): self.overlap = overlap
    case .open:
      let (first, second) = (members[row], members[column])
      let both = row == column ? first.audience : first.audience.and(second.audience)
      let crumb = row == column ? first.name : "\(first.name) ∩ \(second.name)"
      return [.push(CustomersScreen(both.within(audience), crumb: crumb))]
    }
    return []
  }

  static func perform(_ command: Command, with services: Services) async -> Action {
    let members = zip(command.names, command.expressions).map {
      AudienceOverlap.Member(name: $0, audience: $1)
    }
    do throws(BackendError) {
      return .counted(.loaded(try await AudienceOverlap(of: members, from: services.backend)))
    } catch { return .counted(.failed(services.wording.sentence(error))) }
  }

  func view(_ scene: Scene) -> any Widget { OverlapView(screen: self, wording: scene.wording) }
}
