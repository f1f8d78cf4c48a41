import TerminalKit
import Workspace

extension ExpressionDialog {
  /// Its keys; letters belong to the text, so commands are on function keys.
  public func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    let w = scene.wording
    if let naming { return keys(of: naming, w) }
    let reason = counted == nil ? obstacle(w) : nil
    return [
      KeyBinding([.enter], w.say("its customers", "ses clients"), .open, unavailable: reason),
      KeyBinding(
        [.tab], w.say("insert", "insérer"), .complete, isHinted: !suggestions.isEmpty),
      KeyBinding([.f(2), .alt("w")], w.say("save", "enregistrer"), .save, unavailable: reason),
      KeyBinding([.f(3), .alt("y")], w.say("copy command", "copier la commande"), .copy),
      KeyBinding([.f(4), .alt("e")], w.say("deliver", "livrer"), .deliver, unavailable: reason),
      KeyBinding([.f(5), .alt("r")], w.say("rules", "règles"), .build),
      KeyBinding([.down], w.say("next word", "mot suivant"), .choose(1), isHinted: false),
      KeyBinding([.up], w.say("word before", "mot précédent"), .choose(-1), isHinted: false),
    ]
  }

  private func keys(of naming: Naming, _ w: Wording) -> [KeyBinding<Action>] {
    let leave = KeyBinding<Action>(
      [.escape], w.say("don't save", "ne pas enregistrer"), .leaveNaming)
    guard naming.clash != nil else {
      return [KeyBinding([.enter], w.say("save", "enregistrer"), .confirmName), leave]
    }
    return [
      KeyBinding(
        [.enter, .char("k")], w.say("keep both", "garder les deux"), .keepBoth),
      KeyBinding([.char("r")], w.say("replace", "remplacer"), .replace), leave,
    ]
  }

  private func obstacle(_ w: Wording) -> String {
    fault?.words ?? w.say("still counting", "comptage en cours")
  }

  /// Typing goes to the text, or to the name while it is asked for.
  public func typed(_ key: Key) -> Action? {
    if naming?.clash != nil { return nil }
    switch key {
    case .char, .backspace, .delete, .left, .right, .home, .end, .alt("b"), .alt("f"):
      return .typed(key)
    case .ctrl("a"), .ctrl("e"), .ctrl("u"), .ctrl("k"), .ctrl("w"): return .typed(key)
    default: return nil
    }
  }

  /// Pasting too.
  public func pasted(_ text: String) -> Action? { naming?.clash == nil ? .pasted(text) : nil }
}

extension ExpressionDialog {
  /// Something happened.
  public mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .typed(let key): return edit { _ = $0.handle(key) }
    case .pasted(let text): return edit { $0.insert(text) }
    case .complete: return complete()
    case .take(let place):
      choice = place
      return complete()
    case .choose(let step):
      let count = max(1, suggestions.count)
      choice = (choice + step + count) % count
    case .open:
      guard let counted else { return [] }
      return [
        .push(CustomersScreen(counted.audience, crumb: name.isEmpty || !isAsSaved ? nil : name))
      ]
    case .deliver:
      guard let counted else { return [] }
      return [.present(ExportDialog(counted.audience, name: isAsSaved ? name : ""))]
    case .copy: return [.copy(command)]
    case .build: return [.push(BuilderScreen(draft))]
    case .checked(let reading):
      if reading.text == input.text { self.reading = reading }
      choice = min(choice, max(0, suggestions.count - 1))
    default: return save(action)
    }
    return []
  }

  private mutating func save(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .save: naming = Naming(input: TextInput(name))
    case .leaveNaming:
      if closesWhenSaved { return [.dismiss] }
      naming = nil
    case .confirmName: return keep(.ask)
    case .replace: return keep(.replace)
    case .keepBoth: return keep(.keepBoth)
    case .clashed(let clash): naming?.clash = clash
    case .notSaved(let words): naming?.problem = words
    case .saved(let change, let words):
      naming = nil
      rename(change.name)
      return (closesWhenSaved ? [.dismiss] : []) + [
        .changed(change), .say(words, .good), .refresh,
      ]
    default: break
    }
    return []
  }

  private mutating func edit(_ body: (inout TextInput) -> Void) -> [Effect<Command>] {
    if var naming {
      body(&naming.input)
      naming.problem = nil
      self.naming = naming
      return []
    }
    let before = input.text
    body(&input)
    guard input.text != before else { return [] }
    choice = 0
    return check()
  }

  private mutating func complete() -> [Effect<Command>] {
    let suggestions = suggestions
    guard suggestions.indices.contains(choice) else { return [] }
    let suggestion = suggestions[choice]
    return edit { $0 = suggestion.inserted(into: $0) }
  }

  private func keep(_ choice: SaveChoice) -> [Effect<Command>] {
    guard let naming else { return [] }
    var draft = draft
    draft.name = naming.input.text
    return [.perform(.save(draft, choice), lane: "save")]
  }

  /// The command that counts the same.
  var command: String {
    let text = input.text.isEmpty ? "everyone" : input.text
    return "tenure audience count " + DeliveryOrder.quoted(text)
  }
}
