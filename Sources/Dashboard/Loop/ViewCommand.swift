import Audiences
import TerminalKit

/// The command line that prints what the screen shows.
extension Dashboard {
  /// `g y`: puts the command on the clipboard, and says it.
  mutating func copyCommand() -> Orders {
    guard let command else {
      message = Message(
        text: wording.say("no command prints this screen", "aucune commande n’imprime cet écran"),
        tone: .note)
      return Orders()
    }
    message = Message(text: command, tone: .good)
    var orders = Orders()
    orders.clipboard = command
    return orders
  }

  /// `tenure customers --audience 'orders >= 2' ~/exports`; nil: no command prints the screen.
  var command: String? {
    guard let front = layers.last, var words = front.command(scene) else { return nil }
    let audience = front.screen.audience
    if audience != .everyone, !words.contains("--audience") {
      words += ["--audience", audience.text]
    }
    words += source.map { [$0] } ?? []
    return (["tenure"] + words).map(Self.quoted).joined(separator: " ")
  }

  /// A word as a shell reads it back.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "-_./~=:,".contains($0) }
    guard word.isEmpty || !isPlain else { return word }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
