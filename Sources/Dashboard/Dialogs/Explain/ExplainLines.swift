import CustomerData
import Retention
import RetentionEngine
import TerminalKit

/// One line of an account.
enum ExplainLine: Equatable {
  case words([Phrase])
  case section(String, remark: String)
  /// A letter of the formula and the beginning of what it stands for, which begins in a column.
  case letter(Input, meaning: String, column: Int)
  /// Who is left out: the beginning of why, and how many beside the largest group.
  case leftOut(LeftOut, reason: String, share: Double)
  case blank
}

/// An account, line by line, for a width.
struct ExplainLines {
  let dialog: ExplainDialog
  let wording: Wording
  let width: Int

  var all: [ExplainLine] {
    var lines = paragraph(wording.meaning(explanation.definition), .text) + [.blank]
    lines += [.section(wording.say("Formula", "Formule"), remark: "")] + formula + [.blank]
    lines += explanation.inputs.flatMap(letter)
    if !explanation.leftOut.isEmpty {
      lines += [
        .blank, .section(wording.say("Left out", "Laissés de côté"), remark: leftOutRemark),
      ]
      let most = Double(max(1, explanation.leftOut.map(\.count).max() ?? 1))
      lines += explanation.leftOut.flatMap { leftOut($0, share: Double($0.count) / most) }
    }
    lines +=
      [.blank, .section(wording.say("Window and source", "Fenêtre et source"), remark: "")] + facts
    return lines
  }

  private var explanation: Explanation { dialog.explanation }

  private func paragraph(_ text: String, _ role: Role) -> [ExplainLine] {
    paragraph([Phrase(text, role)])
  }

  private func paragraph(_ phrases: [Phrase]) -> [ExplainLine] {
    Paragraph(phrases).lines(width: width).map(ExplainLine.words)
  }

  /// Where figures end: not so far from their words that the eye loses the line.
  static func figuresEnd(_ width: Int) -> Int { min(width, 76) }
  /// Columns of a bar and of the count behind it, where there is room for both.
  static func bars(_ width: Int) -> Int { width >= 70 ? 25 : 0 }

  private func letter(_ input: Input) -> [ExplainLine] {
    let widest = explanation.inputs.map(\.symbol.displayWidth).max() ?? 0
    let column = min(widest + 2, width / 3)
    let value = wording.value(input.value, input.unit)
    let room = Self.figuresEnd(width) - column - value.displayWidth - 1
    return hanging(wording.meaning(input), in: room, from: column) {
      .letter(input, meaning: $0, column: column)
    }
  }

  private func leftOut(_ group: LeftOut, share: Double) -> [ExplainLine] {
    let count = max(Self.bars(width), wording.number(group.count).displayWidth + 1)
    return hanging(wording.reason(group), in: Self.figuresEnd(width) - count, from: 0) {
      .leftOut(group, reason: $0, share: share)
    }
  }

  /// A line that begins with a text, and below it what of the text it has no room for.
  private func hanging(
    _ text: String, in room: Int, from column: Int, first: (String) -> ExplainLine
  ) -> [ExplainLine] {
    let lines = Paragraph.wrap(text, width: max(8, room))
    let indent = String(repeating: " ", count: column)
    return [first(lines.first ?? "")]
      + lines.dropFirst().map { .words([Phrase(indent + $0, .text)]) }
  }

  private var leftOutRemark: String {
    let orders = explanation.leftOut.filter { $0.kind == .orders }.reduce(0) { $0 + $1.count }
    let people = explanation.leftOut.filter { $0.kind == .customers }.reduce(0) { $0 + $1.count }
    return [people > 0 ? wording.customers(people) : "", orders > 0 ? wording.orders(orders) : ""]
      .filter { !$0.isEmpty }.joined(separator: " · ")
  }

  // A plain ratio is drawn as a fraction; anything else stays on one line.
  private var formula: [ExplainLine] {
    let definition = explanation.definition
    let name = wording.name(definition.name)
    let result = Phrase(wording.value(explanation.value, definition.unit), .title, .bold)
    let parts = definition.formula.components(around: " / ")
    if parts.count == 2, !definition.formula.contains(" - "), width >= 56 {
      let values = explanation.inputs
      let above = values.first { $0.symbol == parts[0] }.map { wording.value($0.value, $0.unit) }
      let below = values.first { $0.symbol == parts[1] }.map { wording.value($0.value, $0.unit) }
      if let above, let below {
        return fraction(name, (parts[0], parts[1]), (above, below), result)
      }
    }
    let letters = [Phrase("\(name)  =  ", .text), Phrase(definition.formula, .accent, .bold)]
    guard !explanation.inputs.isEmpty, explanation.value != nil else {
      return [.blank] + paragraph(letters)
    }
    let values = [Phrase("=  " + dialog.values(wording) + "  =  ", .text), result]
    return [.blank] + paragraph(letters) + paragraph(values)
  }

  private func fraction(
    _ name: String, _ letters: (String, String), _ values: (String, String), _ result: Phrase
  ) -> [ExplainLine] {
    let first = max(letters.0.displayWidth, letters.1.displayWidth) + 2
    let second = max(values.0.displayWidth, values.1.displayWidth) + 2
    let head = name.truncated(to: max(8, width - first - second - 24)) + "  =  "
    let blank = String(repeating: " ", count: head.displayWidth)
    func rule(_ width: Int) -> Phrase { Phrase(String(repeating: "─", count: width), .faint) }
    func middle(_ text: String, _ width: Int) -> String {
      text.fitted(to: width, alignment: .center)
    }
    let interval = interval
    let used = head.displayWidth + first + second + 10 + result.width + interval.displayWidth
    let fits = used <= width
    let tail: [ExplainLine] =
      fits || interval.isEmpty
      ? [] : [.words([Phrase(String(interval.drop { $0 == " " }), .dim)])]
    return [
      .blank,
      .words([
        Phrase(blank), Phrase(middle(letters.0, first), .accent, .bold), Phrase("     "),
        Phrase(middle(values.0, second), .accent, .bold),
      ]),
      .words([
        Phrase(head), rule(first), Phrase("  =  "), rule(second), Phrase("  =  "), result,
        Phrase(fits ? interval : "", .dim),
      ]),
      .words([
        Phrase(blank), Phrase(middle(letters.1, first), .warning, .bold), Phrase("     "),
        Phrase(middle(values.1, second), .warning, .bold),
      ]),
    ] + tail
  }

  /// `   95 % sure: 23.8 to 25.5` for a share of people.
  private var interval: String {
    let inputs = explanation.inputs
    guard explanation.definition.unit == .share, inputs.count == 2,
      inputs.allSatisfy({ $0.unit == .count }), inputs[1].value >= 1,
      let wilson = WilsonInterval(Int(inputs[0].value), of: Int(inputs[1].value))
    else { return "" }
    let (low, high) = (wording.decimal(wilson.low * 100), wording.decimal(wilson.high * 100))
    return wording.say("   95 % sure: \(low) to \(high)", "   sûr à 95 % : \(low) à \(high)")
  }

  private var facts: [ExplainLine] {
    let w = wording
    var lines: [ExplainLine] = []
    func fact(_ name: String, _ value: String) {
      let name = Phrase(name.fitted(to: 16), .dim)
      lines += hanging(value, in: width - 16, from: 16) { .words([name, Phrase($0, .text)]) }
    }
    if let window = explanation.window {
      let days = w.days(Double(window.count))
      fact(w.say("window", "fenêtre"), "\(window.first.iso) – \(window.last.iso) (\(days))")
    } else {
      fact(w.say("window", "fenêtre"), w.say("the whole history", "tout l’historique"))
    }
    fact(w.say("as of", "au"), explanation.asOf.iso)
    if let context = dialog.context, let day = context.day {
      fact(
        w.say("the day before", "la veille"), "\(context.value ?? w.absent) (\(day.iso))")
    }
    if let behind = dialog.context?.behind {
      let spent = w.money(behind.revenue)
      fact(
        w.say("behind it", "derrière"),
        w.customers(behind.customers)
          + w.say(", \(spent) of orders to date", ", \(spent) de commandes à ce jour"))
    }
    if let final = explanation.finalOn {
      fact(
        w.say("final on", "définitif le"),
        final.iso + w.say(", still moving until then", ", peut encore bouger d’ici là"))
    }
    fact(w.say("source", "source"), explanation.definition.source)
    for remark in explanation.remarks {
      lines += paragraph("○ " + w.remark(remark), .dim)
    }
    return lines
  }
}

extension String {
  /// The pieces between a separator.
  fileprivate func components(around separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
