import CustomerData
import TerminalKit
import Workspace

/// An audience's file was put back, or could not be.
struct UndoneFile: Sendable {
  let words: String
  let tone: Tone
}

extension Dashboard {
  /// Does something to the screen in front and keeps what there was before, so that it can be taken back.
  mutating func keepingFormer(_ body: (inout Layer) -> Outcome?) -> Outcome? {
    guard let last = layers.indices.last else { return nil }
    let before = layers[last]
    let outcome = body(&layers[last])
    undo.note(before, now: layers[last])
    return outcome
  }

  /// Another period, which can be taken back.
  mutating func changePeriod(_ days: Int, _ range: DayRange?) -> Orders {
    if (days, range) != (scope.days, scope.range) {
      undo.note(.period(days: scope.days, scope.range), [.period])
    }
    (scope.days, scope.range) = (days, range)
    return appearAll()
  }

  /// `u`: takes back what was done last, here or to everything.
  mutating func undoing() -> Orders {
    guard let here = layers.last else { return Orders() }
    undo.settle(here)
    guard let place = undo.done.lastIndex(where: { $0.former.concerns(here.id) }) else {
      return say(wording.say("nothing to undo", "rien à défaire"), .warning)
    }
    let step = undo.done.remove(at: place)
    let (orders, now) = goBack(to: step, isUndo: true)
    undo.undone.append(now)
    return orders
  }

  /// `ctrl-r`: does it again.
  mutating func redoing() -> Orders {
    guard let here = layers.last else { return Orders() }
    guard let place = undo.undone.lastIndex(where: { $0.former.concerns(here.id) }) else {
      return say(wording.say("nothing to redo", "rien à refaire"), .warning)
    }
    let step = undo.undone.remove(at: place)
    let (orders, now) = goBack(to: step, isUndo: false)
    undo.done.append(now)
    return orders
  }

  /// Goes back to what there was; with it comes what leads forward again.
  private mutating func goBack(
    to step: UndoHistory.Step, isUndo: Bool
  ) -> (Orders, UndoHistory.Step) {
    var now = step
    let words = wording.words(of: step.changes)
    message = Message(
      text: isUndo
        ? wording.say("undone: \(words)", "défait : \(words)")
        : wording.say("done again: \(words)", "refait : \(words)"), tone: .good)
    switch step.former {
    case .screen(let former, let layer):
      guard let last = layers.indices.last else { return (Orders(), now) }
      var current = layers[last]
      let outcome = layers[last].takeBack(to: former, scope)
      current.screen.rest()
      now.former = .screen(current.screen, layer: layer)
      return (follow(outcome), now)
    case .period(let days, let range):
      now.former = .period(days: scope.days, scope.range)
      (scope.days, scope.range) = (days, range)
      return (appearAll(), now)
    case .day(let day):
      now.former = .day(seenOn)
      return (travelling(to: day), now)
    case .file(let change):
      now.former = .file(change.reversed)
      return (putBack(change), now)
    case .theme(let name):
      now.former = .theme(keptTheme)
      return (wear(name), now)
    }
  }

  private func putBack(_ change: AudienceFileChange) -> Orders {
    var orders = Orders()
    let request = Request(layer: 0, lane: "undo", rest: .zero) { services in
      do throws(AudienceFileError) {
        try services.workspace.audiences.apply(change.reversed)
        let words = services.wording.words(of: [.file(change.name)])
        return UndoneFile(words: words, tone: .good)
      } catch {
        guard case .fileExists = error else {
          return UndoneFile(words: services.wording.sentence(error), tone: .bad)
        }
        let words = services.wording.say(
          "“\(change.name)” was changed elsewhere since; it stays as it is",
          "« \(change.name) » a changé ailleurs depuis ; elle reste telle quelle")
        return UndoneFile(words: words, tone: .bad)
      }
    }
    orders.requests = [request]
    return orders
  }

  mutating func take(_ result: UndoneFile) -> Orders {
    if result.tone == .bad { message = Message(text: result.words, tone: .bad) }
    return appearAll()
  }

  private mutating func say(_ words: String, _ tone: Tone) -> Orders {
    message = Message(text: words, tone: tone)
    return Orders()
  }
}

extension Wording {
  /// What was changed, as the status line says it.
  func words(of changes: [UserChange]) -> String {
    changes.map { change in
      switch change {
      case .marks: say("marks", "marques")
      case .filter: say("filter", "filtre")
      case .order: say("order", "ordre")
      case .columns: say("columns", "colonnes")
      case .measure: say("measure", "mesure")
      case .unit: say("unit", "unité")
      case .split: say("split", "découpage")
      case .comparison: say("mark for comparing", "marque pour comparer")
      case .shading: say("shading", "teinte")
      case .view: say("view", "vue")
      case .rules: say("rules", "règles")
      case .period: say("period", "période")
      case .theme: say("theme", "thème")
      case .asOf: say("day everything is seen on", "jour d’observation")
      case .file(let name): say("audience “\(name)”", "audience « \(name) »")
      }
    }.joined(separator: ", ")
  }
}
