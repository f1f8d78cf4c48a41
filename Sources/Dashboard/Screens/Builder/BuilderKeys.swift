import Audiences
import TerminalKit

extension BuilderScreen {
  /// Its keys: letters where nothing is typed, function keys everywhere.
  public func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    let w = scene.wording
    if pen != nil { return penKeys(w) }
    return pane == .text ? textKeys(w) : ruleKeys(w) + useKeys(w) + moveKeys(w)
  }

  private func penKeys(_ w: Wording) -> [KeyBinding<Action>] {
    [
      KeyBinding([.enter], w.say("done", "terminé"), .confirm),
      KeyBinding([.escape], w.say("leave it", "abandonner"), .leave),
    ] + wordKeys(w)
  }

  private func textKeys(_ w: Wording) -> [KeyBinding<Action>] {
    [
      KeyBinding([.enter, .backTab], w.say("rules", "règles"), .pane),
      KeyBinding([.escape], w.say("rules", "règles"), .pane, isHinted: false),
      KeyBinding(
        [.f(2), .alt("w")], w.say("save", "enregistrer"), .save, unavailable: obstacle(w)),
      KeyBinding([.f(3), .alt("y")], w.say("copy command", "copier la commande"), .copy),
      KeyBinding(
        [.f(4), .alt("e")], w.say("deliver", "livrer"), .deliver, unavailable: obstacle(w)),
    ] + wordKeys(w)
  }

  private func wordKeys(_ w: Wording) -> [KeyBinding<Action>] {
    [
      KeyBinding([.tab], w.say("insert", "insérer"), .complete, isHinted: !suggestions.isEmpty),
      KeyBinding([.down], w.say("next word", "mot suivant"), .choose(1), isHinted: false),
      KeyBinding([.up], w.say("word before", "mot précédent"), .choose(-1), isHinted: false),
    ]
  }

  private func ruleKeys(_ w: Wording) -> [KeyBinding<Action>] {
    if offersReady {
      return [
        KeyBinding([.enter], w.say("start from it", "partir d’elle"), .edit),
        KeyBinding([.char("a")], w.say("first rule", "première règle"), .add),
      ]
    }
    let none = line == nil ? w.say("no rule here", "pas de règle ici") : nil
    let nothing = lineCount == 0 ? w.say("no rule here", "pas de règle ici") : nil
    return [
      KeyBinding([.enter], w.say("edit", "modifier"), .edit, unavailable: nothing),
      KeyBinding([.char("a")], w.say("add", "ajouter"), .add),
      KeyBinding([.char("(")], w.say("group", "grouper"), .group, unavailable: none),
      KeyBinding([.char("d"), .delete], w.say("delete", "ôter"), .remove, unavailable: nothing),
      KeyBinding([.char("!")], w.say("not", "sauf"), .negate, unavailable: none),
      KeyBinding([.char("c")], w.say("compare", "comparer"), .compare, unavailable: nothing),
      KeyBinding(
        [.char("&")], w.say("all / any", "toutes / au moins une"), .joint, isHinted: false),
      KeyBinding(
        [.char("L")],
        form.ranking == nil
          ? w.say("lookalike seed", "audience source") : w.say("no limit", "sans limite"),
        .ranking, isHinted: false),
    ]
  }

  private func useKeys(_ w: Wording) -> [KeyBinding<Action>] {
    [
      KeyBinding(
        [.char("w"), .f(2), .alt("w")], w.say("save", "enregistrer"), .save,
        unavailable: obstacle(w)),
      KeyBinding(
        [.char("e"), .f(4), .alt("e")], w.say("deliver", "livrer"), .deliver,
        unavailable: obstacle(w)),
      KeyBinding([.tab, .backTab], w.say("text", "texte"), .pane),
      KeyBinding([.char("v")], w.say("its customers", "ses clients"), .open),
      KeyBinding(
        [.char("o")], w.say("overlap", "recoupement"), .overlap,
        unavailable: known.saved.isEmpty
          ? w.say("no saved audience yet", "aucune audience enregistrée") : nil, isHinted: false),
      KeyBinding(
        [.char("y"), .f(3), .alt("y")], w.say("copy command", "copier la commande"), .copy,
        isHinted: false),
    ]
  }

  private func moveKeys(_ w: Wording) -> [KeyBinding<Action>] {
    [
      KeyBinding(
        [.right, .char("l")], w.say("next value", "valeur suivante"), .step(1), isHinted: false),
      KeyBinding(
        [.left, .char("h")], w.say("value before", "valeur précédente"), .step(-1),
        isHinted: false),
      KeyBinding([.down, .char("j")], w.say("down", "bas"), .move(1), isHinted: false),
      KeyBinding([.up, .char("k")], w.say("up", "haut"), .move(-1), isHinted: false),
      KeyBinding(
        [.home], w.say("first rule", "première règle"), .move(-1000), isHinted: false),
      KeyBinding([.end], w.say("last rule", "dernière règle"), .move(1000), isHinted: false),
    ]
  }

  private func obstacle(_ w: Wording) -> String? {
    draft.fault.map { w.sentence($0) }
  }

  /// Typing goes to the rule being typed, or to the text.
  public func typed(_ key: Key) -> Action? {
    guard typing != nil else { return nil }
    switch key {
    case .char, .backspace, .delete, .left, .right, .home, .end, .alt("b"), .alt("f"): break
    case .ctrl("a"), .ctrl("e"), .ctrl("u"), .ctrl("k"), .ctrl("w"): break
    default: return nil
    }
    return .typed(key)
  }

  /// Pasting too.
  public func pasted(_ text: String) -> Action? { typing == nil ? nil : .pasted(text) }
}
