import CustomerData
import RetentionEngine
import TerminalKit

extension DataHealthScreen {
  func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    let w = scene.wording
    let other = isOnProblems ? w.say("files", "fichiers") : w.say("problems", "problèmes")
    let clear =
      filter.text.isEmpty
      ? []
      : [KeyBinding([.escape], w.say("clear filter", "effacer le filtre"), Action.clearFilter)]
    return clear + movement(scene) + choice(scene) + [
      KeyBinding([.tab, .backTab], other, .turn),
      KeyBinding([.char("/")], w.say("filter", "filtrer"), .startFilter),
    ]
  }

  private func choice(_ scene: Scene) -> [KeyBinding<Action>] {
    let w = scene.wording
    if !isOnProblems {
      let files = scene.summary?.report.files ?? []
      guard files.indices.contains(file) else { return [] }
      return [
        KeyBinding([.enter], w.say("its problems", "ses problèmes"), .only(files[file].name)),
        edit(files[file].name, 0, w),
      ]
    }
    let problems = problems(scene)
    guard problems.indices.contains(problem) else { return [] }
    let place = w.place(of: problems[problem])
    return [
      KeyBinding([.char("y"), .enter], w.say("copy the place", "copier le lieu"), .copy(place)),
      edit(problems[problem].file, problems[problem].line, w),
    ]
  }

  private func edit(_ file: String, _ line: Int, _ w: Wording) -> KeyBinding<Action> {
    KeyBinding(
      [.char("o")], w.say("open in $EDITOR", "ouvrir dans $EDITOR"), .edit(file: file, line: line))
  }

  private func movement(_ scene: Scene) -> [KeyBinding<Action>] {
    let w = scene.wording
    let count = isOnProblems ? problems(scene).count : scene.summary?.report.files.count ?? 0
    func move(_ step: Int) -> Action {
      let next = max(0, min((isOnProblems ? problem : file) + step, count - 1))
      return isOnProblems ? .problem(next) : .file(next)
    }
    return [
      KeyBinding([.down, .char("j")], w.say("down", "bas"), move(1), isHinted: false),
      KeyBinding([.up, .char("k")], w.say("up", "haut"), move(-1), isHinted: false),
      KeyBinding([.pageDown, .ctrl("d")], w.say("page", "page"), move(10), isHinted: false),
      KeyBinding([.pageUp, .ctrl("u")], w.say("page", "page"), move(-10), isHinted: false),
      KeyBinding([.home, .char("g")], w.say("first", "début"), move(-99_999), isHinted: false),
      KeyBinding([.end, .char("G")], w.say("last", "fin"), move(99_999), isHinted: false),
    ]
  }

  func remark(_ scene: Scene) -> String {
    guard let summary = scene.summary else { return "" }
    let w = scene.wording
    let errors = summary.report.count(of: .error)
    let files = w.plural(summary.report.files.count, "file", "files", "fichier", "fichiers")
    return files + " · " + w.plural(errors, "error", "errors", "erreur", "erreurs")
  }

  func status(_ scene: Scene) -> (left: String, right: String) {
    let w = scene.wording
    let of = w.say("of", "sur")
    if isOnProblems {
      let shown = problems(scene)
      let all = scene.summary?.report.problems.count ?? 0
      guard shown.indices.contains(problem) else { return ("", "0 \(of) \(all)") }
      return (w.line(of: shown[problem]), "\(problem + 1) \(of) \(w.number(shown.count))")
    }
    let files = scene.summary?.report.files ?? []
    guard files.indices.contains(file) else { return ("", "") }
    return (w.sentence(files[file]), "\(file + 1) \(of) \(files.count)")
  }
}
