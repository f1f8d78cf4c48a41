import Audiences
import RetentionEngine
import TerminalKit
import Workspace

/// Everything that can be done here, found by typing: screens, keys, saved audiences.
struct CommandPalette: Screen {
  enum Action: Equatable, Sendable {
    case typed(Key), pasted(String)
    case move(Int)
    case pick(Int)
    case run
    case listed([Entry])
    case named([Entry], String)
  }

  enum Command: Hashable, Sendable {
    /// Views and saved audiences.
    case list
    /// Customers and products whose name holds what is typed.
    case find(String)
  }

  /// Something to do.
  struct Entry: Equatable, Sendable {
    enum Deed: Equatable, Sendable {
      case press(Key)
      case audience(AudienceExpression, name: String)
      case view(SheetName)
      case build, rights
      case customer(String)
    }

    let title: String
    /// The key that does it without the palette; "" for none.
    let keys: String
    /// Why not now; nil: now.
    let unavailable: String?
    let deed: Deed

    fileprivate var isMove: Bool {
      guard case .press(let key) = deed else { return false }
      return [.up, .down, .left, .right, .home, .end, .pageUp, .pageDown].contains(key)
    }
  }

  private let keys: [Entry]
  /// What only moves the cursor: nobody looks for it first.
  private let moves: [Entry]
  private var audiences: [Entry] = []
  /// Customers and products that hold the letters typed.
  private var named: [Entry] = []
  var input = TextInput()
  var cursor = 0

  /// A palette over lists of keys, those of the screen first.
  init(here sections: [[KeyHelp]]) {
    var seen: Set<String> = []
    let all = sections.joined().compactMap { help -> Entry? in
      guard let key = help.key, key != .char(":"), seen.insert(help.label).inserted else {
        return nil
      }
      return Entry(
        title: help.label, keys: help.keys, unavailable: help.unavailable, deed: .press(key))
    }
    moves = all.filter(\.isMove)
    keys = all.filter { !$0.isMove }
  }

  var audience: AudienceExpression { .everyone }

  func title(_ wording: Wording) -> String { wording.say("Commands", "Commandes") }

  /// What fits the typed letters, the best first; without letters everything, in order, and at last what only moves.
  var entries: [Entry] {
    let scored = (keys + audiences + moves).enumerated().compactMap { place, entry in
      FuzzyMatch.score(input.text, in: entry.title).map { (score: $0, place: place, entry: entry) }
    }
    return scored.sorted { ($1.score, $0.place) < ($0.score, $1.place) }.map(\.entry) + named
  }

  func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    let w = scene.wording
    return [
      KeyBinding([.enter], w.say("do it", "exécuter"), .run),
      KeyBinding([.down, .tab, .ctrl("n")], w.say("down", "bas"), .move(1)),
      KeyBinding([.up, .backTab, .ctrl("p")], w.say("up", "haut"), .move(-1)),
      KeyBinding([.pageDown], w.say("page", "page"), .move(10), isHinted: false),
      KeyBinding([.pageUp], w.say("page", "page"), .move(-10), isHinted: false),
    ]
  }

  func typed(_ key: Key) -> Action? {
    switch key {
    case .char, .backspace, .delete, .left, .right, .home, .end, .ctrl("u"), .ctrl("w"): .typed(key)
    default: nil
    }
  }

  func pasted(_ text: String) -> Action? { .pasted(text) }

  mutating func appear(_ scope: Scope) -> [Effect<Command>] {
    [.perform(.list, lane: "audiences")]
  }

  mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .typed(let key):
      _ = input.handle(key)
      return searching()
    case .pasted(let text):
      input.insert(text)
      return searching()
    case .move(let step): cursor = min(max(0, cursor + step), max(0, entries.count - 1))
    case .pick(let place):
      cursor = place
      return run()
    case .run: return run()
    case .listed(let audiences): self.audiences = audiences
    case .named(let found, let text): if text == input.text { named = found }
    }
    return []
  }

  /// Names are looked for once the letters rest: there may be a million of them.
  private mutating func searching() -> [Effect<Command>] {
    cursor = 0
    named = []
    guard input.text.count >= 2 else { return [] }
    return [.perform(.find(input.text), lane: "names", rest: .milliseconds(80))]
  }

  private func run() -> [Effect<Command>] {
    let entries = entries
    guard entries.indices.contains(cursor) else { return [] }
    switch entries[cursor].deed {
    case .press(let key): return [.dismiss, .press(key)]
    case .audience(let audience, let name):
      return [.push(CustomersScreen(audience, crumb: name))]
    case .view(let name): return [.push(SheetScreen(name))]
    case .build: return [.push(BuilderScreen())]
    case .rights: return [.push(RightsScreen())]
    case .customer(let id): return [.push(ProfileScreen(customerID: id))]
    }
  }

  @concurrent
  static func perform(_ command: Command, with services: Services) async -> Action {
    switch command {
    case .list: return await list(services)
    case .find(let text): return .named(await PaletteNames.entries(text, services), text)
    }
  }

  private static func list(_ services: Services) async -> Action {
    let shelf = AudienceShelf(services.workspace.audiences)
    let shop = await services.backend.summary().shop
    let entries = shelf.files.compactMap { file -> Entry? in
      guard case .success(let saved) = file.content,
        let audience = try? shelf.expression(of: saved, for: shop)
      else { return nil }
      return Entry(
        title: services.wording.say("audience ", "audience ") + saved.name, keys: "",
        unavailable: nil, deed: .audience(audience, name: saved.name))
    }
    let views = SheetName.menu.map { view in
      Entry(
        title: services.wording.name(of: view), keys: "", unavailable: nil, deed: .view(view))
    }
    let w = services.wording
    let rights = w.say(
      "rights: suppress, access, erase, long silent",
      "droits : exclure, accès, effacer, muets")
    let others = [
      Entry(
        title: w.say("build an audience", "construire une audience"), keys: "", unavailable: nil,
        deed: .build),
      Entry(title: rights, keys: "", unavailable: nil, deed: .rights),
    ]
    return .listed(views + others + entries)
  }

  func view(_ scene: Scene) -> any Widget { PaletteView(palette: self, wording: scene.wording) }
}

private struct PaletteView: Widget {
  let palette: CommandPalette
  let wording: Wording

  static func dialog(_ wording: Wording) -> Dialog {
    Dialog(
      wording.say("Commands", "Commandes"), remark: wording.say("esc closes", "échap ferme"),
      size: Size(width: 72, height: 26))
  }

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let entries = palette.entries
    let box = canvas.dialog(Self.dialog(wording), theme: theme)
    canvas.draw(
      TextField(
        palette.input, prompt: ":", placeholder: wording.say("type to find", "tapez pour trouver")),
      in: box.row(0), theme: theme)
    let body = box.droppingTop(2)
    let offset = DataTable.offset(
      showing: palette.cursor, of: entries.count, visible: body.height, from: 0)
    for (place, entry) in entries.dropFirst(offset).prefix(body.height).enumerated() {
      let isHere = place + offset == palette.cursor
      draw(entry, isHere, on: &canvas, in: body.row(place), theme: theme)
      let action = CommandPalette.Action.pick(place + offset)
      canvas.target(body.row(place), isPlace: false, action)
    }
    guard entries.isEmpty else { return }
    let words = wording.say("nothing is called that", "rien ne s’appelle ainsi")
    canvas.phrases([Phrase(words, .faint)], x: body.x, y: body.y, maxX: body.maxX, theme: theme)
  }

  private func draw(
    _ entry: CommandPalette.Entry, _ isHere: Bool, on canvas: inout Canvas, in row: Rect,
    theme: Theme
  ) {
    if isHere { canvas.fill(row, style: theme.style(.text, on: .selection)) }
    let keys = canvas.right(
      entry.keys, endX: row.maxX - 1, y: row.y, style: theme.ink(.key, .bold),
      minX: row.x + row.width / 2)
    let label = entry.unavailable.map { "\(entry.title) (\($0))" } ?? entry.title
    let role: Role = entry.unavailable != nil ? .faint : isHere ? .title : .text
    canvas.phrases(
      [Phrase(label, role, isHere ? .bold : [])], x: row.x + 1, y: row.y, maxX: keys - 1,
      theme: theme)
  }
}
