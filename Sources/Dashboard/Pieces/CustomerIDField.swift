import TerminalKit

/// The line a customer's id is typed into, and what is said when nobody has it: the same in every dialog about one
/// person.
enum CustomerIDField {
  /// Whether a key belongs to the line.
  static func takes(_ key: Key) -> Bool {
    switch key {
    case .char, .backspace, .delete, .left, .right, .home, .end, .ctrl("u"), .ctrl("w"): true
    default: false
    }
  }

  /// The line; with a proposed id it asks for that one.
  static func field(_ input: TextInput, proposed: String = "", _ w: Wording) -> TextField {
    TextField(
      input, prompt: w.say("id", "id"),
      placeholder: proposed.isEmpty
        ? w.say("the customer’s id", "l’identifiant du client")
        : w.say("type ", "saisissez ") + proposed)
  }

  /// Nobody has the id typed.
  static func nobody(_ w: Wording) -> String {
    w.say("No customer has this id.", "Aucun client n’a cet identifiant.")
  }
}
