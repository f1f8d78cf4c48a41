import CustomerData

/// A value with its type and its place in the text.
struct Typed: Sendable {
  var value: Operand
  var type: ValueType
  var range: Range<Int>

  /// A number with no attribute in it, whose unit was perhaps forgotten.
  var isBareNumber: Bool { type == .number && value.fields.isEmpty }

  var bareText: String { Formatter.text(of: value) }
}

/// Which values may stand beside which.
enum TypeChecker {
  /// The two made comparable: a bare number beside an amount means the shop's currency.
  static func unify(_ left: Typed, _ right: Typed) throws(ExpressionError) -> (Typed, Typed) {
    if left.type == right.type || left.type.isScalar && right.type.isScalar { return (left, right) }
    if left.type == .money, right.isBareNumber { return (left, asMoney(right)) }
    if right.type == .money, left.isBareNumber { return (asMoney(left), right) }
    for (value, other) in [(left, right), (right, left)]
    where value.isBareNumber && other.type == .duration {
      let text = value.bareText
      throw ExpressionError(
        .durationNeedsUnit(text), at: value.range, suggestions: [text + " days"])
    }
    throw ExpressionError(.mismatch(left.type, right.type), at: right.range)
  }

  static func compare(
    _ left: Typed, _ relation: Relation, _ right: Typed
  ) throws(ExpressionError) -> Condition {
    if left.type == .flag {
      let name = left.bareText
      throw ExpressionError(
        .yesNoCompared, at: left.range.lowerBound..<right.range.upperBound,
        suggestions: [name, "not " + name])
    }
    var (left, right) = try unify(left, right)
    guard relation.isEquality || left.type.isOrdered else {
      throw ExpressionError(.cannotOrder(left.type), at: right.range)
    }
    right.value = try withKnownWord(right, of: left)
    left.value = try withKnownWord(left, of: right)
    return .compare(left.value, relation, right.value)
  }

  /// A word of an attribute with few words must be one of them; its case is put right.
  static func withKnownWord(_ word: Typed, of other: Typed) throws(ExpressionError) -> Operand {
    guard case .literal(.word(let text)) = word.value, case .field(let field, _) = other.value
    else { return word.value }
    return .literal(.word(try knownWord(text, of: field, at: word.range)))
  }

  static func knownWord(
    _ text: String, of field: Field, at range: Range<Int>
  ) throws(ExpressionError) -> String {
    guard let vocabulary = field.vocabulary else { return text }
    if let known = vocabulary.first(where: { $0.lowercased() == text.lowercased() }) {
      return known
    }
    let nearest = NearestNames.of(text, among: vocabulary).map(Formatter.quoted)
    throw ExpressionError(.unknownWord(text, field: field), at: range, suggestions: nearest)
  }

  static func calculate(
    _ left: Typed, _ sign: ArithmeticSign, _ right: Typed
  ) throws(ExpressionError) -> Typed {
    var (left, right) = (left, right)
    if !sign.isProduct {
      if left.type == .money, right.isBareNumber { right = asMoney(right) }
      if right.type == .money, left.isBareNumber { left = asMoney(left) }
      for (value, other) in [(left, right), (right, left)] where value.isBareNumber {
        guard other.type == .duration || other.type == .date else { continue }
        let text = value.bareText
        throw ExpressionError(
          .durationNeedsUnit(text), at: value.range, suggestions: [text + " days"])
      }
    }
    let range = left.range.lowerBound..<right.range.upperBound
    guard let type = result(left.type, sign, right.type) else {
      throw ExpressionError(
        .cannotCalculate(left.type, sign: sign.rawValue, right.type), at: range)
    }
    return Typed(value: .arithmetic(left.value, sign, right.value), type: type, range: range)
  }

  private static func asMoney(_ number: Typed) -> Typed {
    Typed(value: number.value.inShopCurrency, type: .money, range: number.range)
  }

  private static func result(
    _ left: ValueType, _ sign: ArithmeticSign, _ right: ValueType
  ) -> ValueType? {
    switch sign {
    case .plus, .minus:
      if left.isScalar, right.isScalar { return left == right ? left : .number }
      if left == .date, right == .duration { return .date }
      if left == .duration, right == .date { return sign == .plus ? .date : nil }
      if left == .date, right == .date { return sign == .minus ? .duration : nil }
      return left == right && (left == .money || left == .duration) ? left : nil
    case .times:
      if left.isScalar, right.isScalar { return left == right ? left : .number }
      if left.isScalar, right == .money || right == .duration { return right }
      return right.isScalar && (left == .money || left == .duration) ? left : nil
    case .over:
      if right.isScalar { return left == .date || !left.isOrdered ? nil : left }
      return left == right && (left == .money || left == .duration) ? .number : nil
    }
  }
}
