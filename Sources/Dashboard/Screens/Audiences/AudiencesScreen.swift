import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit

/// Saved and ready-made audiences: who is in them, what they brought, who may be written to.
public struct AudiencesScreen: Screen {
  /// What can happen.
  public enum Action: Equatable, Sendable {
    case move(Int), jump(toEnd: Bool), panel
    case open, edit, create, build, delete, deliver, keep, copy, overlap, rights
    case listed([AudienceEntry], base: Int)
    case counted(id: String, Loadable<AudienceSummary>)
    case previewed(id: String, Loadable<[CustomerList.Row]>)
  }

  /// What it can ask for.
  public enum Command: Hashable, Sendable {
    case list(among: AudienceExpression)
    case count(id: String, AudienceExpression)
    case preview(id: String, AudienceExpression)
  }

  /// The customers it is about.
  public var audience = AudienceExpression.everyone
  var entries = Loadable<[AudienceEntry]>.notAsked
  var counts: [String: Loadable<AudienceSummary>] = [:]
  var selected = ""
  var preview: (id: String, rows: Loadable<[CustomerList.Row]>) = ("", .notAsked)
  var base = 0

  /// The numbered screen.
  public init() {}

  /// Equal when the same is shown.
  public static func == (a: Self, b: Self) -> Bool {
    a.audience == b.audience && a.entries == b.entries && a.counts == b.counts
      && a.selected == b.selected && a.preview == b.preview && a.base == b.base
  }

  /// Its name.
  public func title(_ wording: Wording) -> String { wording.say("Audiences", "Audiences") }

  /// The saved ones, then the ready-made ones.
  var all: [AudienceEntry] { entries.value ?? [] }

  /// The line under the cursor.
  var current: AudienceEntry? { all.first { $0.id == selected } }

  /// The saved ones that can be held against each other.
  var overlapping: [AudienceOverlap.Member] {
    all.filter { !$0.isReady }.compactMap { entry in
      entry.audience.map { AudienceOverlap.Member(name: entry.name, audience: $0) }
    }
  }

  /// How many are saved.
  public func remark(_ scene: Scene) -> String {
    guard entries.value != nil else { return "" }
    let saved = all.count { !$0.isReady }
    return scene.wording.plural(
      saved, "saved audience", "saved audiences", "audience enregistrée", "audiences enregistrées")
  }

  /// The expression of the line under the cursor, and which line it is.
  public func status(_ scene: Scene) -> (left: String, right: String) {
    guard let place = all.firstIndex(where: { $0.id == selected }) else { return ("", "") }
    let w = scene.wording
    let position = w.say("\(place + 1) of \(all.count)", "\(place + 1) sur \(all.count)")
    let entry = all[place]
    if let problem = entry.problem { return ("● " + problem, position) }
    let expected =
      counts[entry.id]?.value.map { AudienceDetail.expectation(of: entry, $0, w) } ?? []
    return ((expected.map(\.text) + [entry.text]).joined(separator: " · "), position)
  }

  /// Its keys.
  public func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    let w = scene.wording
    let obstacle = obstacle(w)
    return [
      KeyBinding([.enter], w.say("its customers", "ses clients"), .open),
      KeyBinding([.char("a")], w.say("edit", "modifier"), .edit),
      KeyBinding([.char("n")], w.say("new", "nouvelle"), .create),
      KeyBinding([.char("b")], w.say("rules", "règles"), .build),
      KeyBinding(
        [.char("w")], w.say("save as", "enregistrer"), .keep, unavailable: obstacle),
      KeyBinding([.char("e")], w.say("deliver", "livrer"), .deliver, unavailable: obstacle),
      KeyBinding(
        [.char("d"), .delete], w.say("delete", "supprimer"), .delete,
        unavailable: current?.isReady == true
          ? w.say("ready-made ones stay", "les audiences proposées restent") : nil),
      KeyBinding(
        [.char("o")], w.say("overlap", "recoupement"), .overlap,
        unavailable: overlapping.count < 2
          ? w.say("needs two saved audiences", "il faut deux audiences enregistrées") : nil),
      KeyBinding([.char("y")], w.say("copy command", "copier la commande"), .copy),
      KeyBinding([.char("p")], w.say("rights", "droits"), .rights),
    ] + moves(w)
  }

  /// Why the one under the cursor can't be used; nil: it can.
  private func obstacle(_ w: Wording) -> String? {
    guard let current else {
      return w.say("audiences are still being read", "audiences en cours de lecture")
    }
    return current.audience == nil ? w.say("mend it first: a", "à réparer : a") : nil
  }

  private func moves(_ w: Wording) -> [KeyBinding<Action>] {
    [
      KeyBinding(
        [.tab, .backTab], w.say("saved / ready-made", "enregistrées / proposées"), .panel),
      KeyBinding([.down, .char("j"), .char("]")], w.say("down", "bas"), .move(1), isHinted: false),
      KeyBinding([.up, .char("k"), .char("[")], w.say("up", "haut"), .move(-1), isHinted: false),
      KeyBinding(
        [.pageDown, .ctrl("d")], w.say("page down", "page bas"), .move(10),
        isHinted: false),
      KeyBinding(
        [.pageUp, .ctrl("u")], w.say("page up", "page haut"), .move(-10),
        isHinted: false),
      KeyBinding(
        [.home, .char("g")], w.say("first", "premier"), .jump(toEnd: false),
        isHinted: false),
      KeyBinding(
        [.end, .char("G")], w.say("last", "dernier"), .jump(toEnd: true),
        isHinted: false),
    ]
  }

  /// Reads the folder again.
  public mutating func appear(_ scope: Scope) -> [Effect<Command>] {
    audience = scope.audience
    if entries.value == nil { entries = .loading }
    return [.perform(.list(among: audience), lane: "list")]
  }

  /// Its picture.
  public func view(_ scene: Scene) -> any Widget {
    AudiencesView(screen: self, wording: scene.wording)
  }
}
