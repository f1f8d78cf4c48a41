import Dashboard
import Foundation
import TerminalKit

/// `$EDITOR` and `$PAGER`, run while the terminal is theirs.
struct OutsidePrograms: Sendable {
  /// The folder whose files are edited.
  let folder: String
  let wording: Wording
  let environment = ProcessInfo.processInfo.environment

  /// Does the errand; in words what went wrong, or nil.
  func run(_ errand: Errand) -> String? {
    switch errand {
    case .edit(let file, let line): edit(file, line)
    case .page(let text): page(text)
    }
  }

  private func edit(_ file: String, _ line: Int) -> String? {
    let editor = command(["VISUAL", "EDITOR"], else: "vi")
    let place = line > 0 ? ["+\(line)"] : []
    return shell(editor, place + [folder + "/" + file], input: nil)
  }

  private func page(_ text: String) -> String? {
    shell(command(["PAGER"], else: "less -S"), [], input: text)
  }

  private func command(_ names: [String], else usual: String) -> String {
    names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? usual
  }

  private func shell(_ command: String, _ arguments: [String], input: String?) -> String? {
    let status = OutsideProgram.run(command, arguments, input: input)
    return status == 127 || status < 0 ? refused(command) : nil
  }

  private func refused(_ command: String) -> String {
    wording.say("\(command) could not be started", "\(command) n’a pas pu être lancé")
  }
}
