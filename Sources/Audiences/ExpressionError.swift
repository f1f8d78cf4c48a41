import CustomerData

/// Why a text is no expression: what is wrong, where, and what may have been meant.
public struct ExpressionError: Error, Hashable, Sendable {
  /// What is wrong, with the evidence.
  public enum Kind: Hashable, Sendable {
    // Reading
    case tooLong(limit: Int)
    case tooDeep(limit: Int)
    case strangeCharacter(Character)
    case unterminatedString
    case numberTooLong(String)
    case noSuchDay(String)
    case expected(String, found: String)
    case unexpected(String)
    // Names
    case unknownField(String)
    case unknownNumber(String)
    case fieldOfOrders(Field)
    case fieldNotInWhere(Field, verb: String, fields: [Field])
    case unknownWord(String, field: Field)
    case unknownAudience(String)
    case unknownHoldout(String)
    case unreadableHoldouts
    case audienceCycle([String])
    case brokenAudience(String, reason: String)
    // Types
    case durationNeedsUnit(String)
    case wholeNumberNeeded(String)
    case outOfRange(String)
    case mismatch(ValueType, ValueType)
    case cannotCalculate(ValueType, sign: String, ValueType)
    case cannotOrder(ValueType)
    case cannotRank(ValueType)
    case notText(ValueType)
    case notYesNo(ValueType)
    case yesNoCompared
    case noWindow(ValueType)
    case hoursInWindow
    case foreignCurrency(found: Currency, shop: Currency)
    // Events
    case noObjects(kind: String)
    case notAnObject(kind: String, verb: String, objects: [String])
    case bareObject(String)
    case countInSequence
    case notInWhere
    // Not built
    case notAvailable(String)
  }

  /// What is wrong.
  public let kind: Kind
  /// Where, in characters of the text.
  public let range: Range<Int>
  /// What may have been meant, most likely first: names to put there, or whole clauses.
  public let suggestions: [String]

  init(_ kind: Kind, at range: Range<Int>, suggestions: [String] = []) {
    self.kind = kind
    self.range = range
    self.suggestions = suggestions
  }
}

extension ExpressionError {
  /// That a text names a holdout and the holdouts can't be looked up.
  public static func unreadableHoldouts(in text: String) -> ExpressionError {
    ExpressionError(.unreadableHoldouts, at: 0..<max(1, text.count))
  }
}
