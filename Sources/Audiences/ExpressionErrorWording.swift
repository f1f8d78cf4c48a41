import CustomerData

extension ExpressionError {
  /// The sentence for people, the line of the text with a caret below it, and suggestions.
  ///
  ///     a duration needs a unit: 60 days?
  ///       recency > 60
  ///                 ^^
  public func message(in source: String) -> String {
    message(in: source, saying: sentence, suggesting: "did you mean ", or: ", or ")
  }

  /// The same in the words of another language.
  public func message(
    in source: String, saying sentence: String, suggesting opening: String, or joint: String
  ) -> String {
    var lines = [sentence]
    let (line, column) = Self.line(of: range.lowerBound, in: source)
    lines.append("  " + line)
    let width = max(1, min(range.count, line.count - column))
    lines.append(
      "  " + String(repeating: " ", count: column) + String(repeating: "^", count: width))
    if !suggestions.isEmpty {
      lines.append(opening + suggestions.joined(separator: joint) + "?")
    }
    return lines.joined(separator: "\n")
  }

  /// What is wrong, in one English sentence without a capital or a full stop.
  public var sentence: String {
    switch kind {
    case .tooLong(let limit): "the expression is longer than \(limit) characters or conditions"
    case .tooDeep(let limit): "brackets and arithmetic are nested deeper than \(limit) levels"
    case .strangeCharacter(let character):
      "the character \(Self.visible(character)) means nothing here"
    case .unterminatedString: "the word has no closing quotation mark on this line"
    case .numberTooLong(let text): "the number \(text) has more than 15 digits"
    case .noSuchDay(let text): "there is no day \(text)"
    case .expected(let wanted, let found): "expected \(wanted), found \(found)"
    case .unexpected(let found): "\(found) doesn't belong here"
    default: sentenceAboutNames
    }
  }

  private var sentenceAboutNames: String {
    switch kind {
    case .unknownField(let name): "there is no attribute “\(name)”"
    case .unknownNumber(let name): "there is no number “\(name)”: tenure explain lists them"
    case .fieldOfOrders(let field):
      "“\(field.name)” belongs to one order or event: write it inside where (…) after bought, received and the like"
    case .fieldNotInWhere(let field, let verb, let fields):
      "“\(field.name)” says nothing of one event: inside where (…) after \(verb) use "
        + fields.map(\.name).joined(separator: ", ")
    case .unknownWord(let word, let field): "\(field.name) is never “\(word)”"
    case .unknownAudience(let name): "there is no audience “\(name)”"
    case .unknownHoldout(let name): "no campaign “\(name)” has a holdout"
    case .unreadableHoldouts: "the workspace's holdouts can't be read"
    case .audienceCycle(let path):
      "an audience can't contain itself: " + path.joined(separator: " → ")
    case .brokenAudience(let name, let reason): "the audience “\(name)” has a mistake: \(reason)"
    case .durationNeedsUnit(let number): "a duration needs a unit: \(number) days?"
    case .wholeNumberNeeded(let text): "\(text) must be a whole number here"
    case .outOfRange(let text): "\(text) is out of range here"
    default: sentenceAboutTypes
    }
  }

  private var sentenceAboutTypes: String {
    switch kind {
    case .mismatch(let left, let right):
      "\(left.phrase) can't be compared with \(right.phrase)"
    case .cannotCalculate(let left, let sign, let right):
      "\(left.phrase) \(sign) \(right.phrase) has no meaning"
    case .cannotOrder(let type): "\(type.phrase) is neither more nor less: use = or !="
    case .cannotRank(let type): "\(type.phrase) has no top"
    case .notText(let type): "contains and starts with look into words, and this is \(type.phrase)"
    case .notYesNo(let type): "this is \(type.phrase): compare it with something"
    case .yesNoCompared: "a yes-or-no attribute stands alone"
    case .noWindow(let type):
      "a window of time goes with a date, an event or a sum over orders, and this is \(type.phrase)"
    case .hoursInWindow: "windows are whole days: write days instead of hours"
    case .foreignCurrency(let found, let shop):
      "the shop counts in \(shop.code), and this amount is in \(found.code)"
    default: sentenceAboutEvents
    }
  }

  private var sentenceAboutEvents: String {
    switch kind {
    case .noObjects(let kind): "not available yet: this data has no \(kind)s"
    case .notAnObject(let kind, let verb, let objects):
      objects.isEmpty
        ? "\(verb) stands without \(kind): tell events apart inside where (…)"
        : "nothing is \(verb) by \(kind): use " + Parser.listed(objects)
    case .bareObject(let name): "“\(name)” alone is ambiguous: a product or a category, and when?"
    case .countInSequence: "an event beside then takes no count"
    case .notInWhere: "inside where (…) only attributes of the order or event can be compared"
    case .notAvailable(let what): "not available yet: \(what)"
    default: "this is no expression"
    }
  }

  private static func visible(_ character: Character) -> String {
    let isPrintable = character.unicodeScalars.allSatisfy {
      $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
    }
    let codes = character.unicodeScalars.map { "U+" + String($0.value, radix: 16).uppercased() }
    return isPrintable ? "“\(character)”" : codes.joined(separator: " ")
  }

  /// The line a character stands on, and its column.
  private static func line(of offset: Int, in source: String) -> (text: String, column: Int) {
    let characters = Array(source)
    let place = min(max(0, offset), characters.count)
    let start = characters[..<place].lastIndex(where: \.isNewline).map { $0 + 1 } ?? 0
    let end = characters[place...].firstIndex(where: \.isNewline) ?? characters.count
    let line = characters[start..<end].map { $0 == "\t" ? " " : $0 }
    return (String(line), place - start)
  }
}

extension ValueType {
  /// For sentences: `a duration`.
  var phrase: String {
    switch self {
    case .number: "a number"
    case .share: "a percentage"
    case .money: "an amount"
    case .duration: "a duration"
    case .date: "a date"
    case .word: "a word"
    case .flag: "a yes-or-no"
    }
  }
}
