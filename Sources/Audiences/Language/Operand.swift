import CustomerData

/// A constant as written.
enum Literal: Hashable, Sendable {
  case word(String)
  case number(Number)
  case percent(Number)
  /// Without a currency: the shop's own.
  case money(Number, Currency?)
  case duration(Span)
  case date(DateText)

  var type: ValueType {
    switch self {
    case .word: .word
    case .number: .number
    case .percent: .share
    case .money: .money
    case .duration: .duration
    case .date: .date
    }
  }
}

enum ArithmeticSign: String, Hashable, Sendable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case over = "/"

  var isProduct: Bool { self == .times || self == .over }
}

/// What can be compared: a constant, an attribute, or arithmetic on them.
indirect enum Operand: Hashable, Sendable {
  case literal(Literal)
  case field(Field, Window?)
  case arithmetic(Operand, ArithmeticSign, Operand)

  /// Every attribute in it with its window, left to right.
  var fields: [(field: Field, window: Window?)] {
    switch self {
    case .literal: []
    case .field(let field, let window): [(field, window)]
    case .arithmetic(let left, _, let right): left.fields + right.fields
    }
  }

  /// A bare number beside an amount means the shop's currency.
  var inShopCurrency: Operand {
    switch self {
    case .literal(.number(let number)): .literal(.money(number, nil))
    case .literal, .field: self
    case .arithmetic(let left, let sign, let right):
      .arithmetic(left.inShopCurrency, sign, sign.isProduct ? right : right.inShopCurrency)
    }
  }
}

enum Relation: String, Hashable, Sendable, CaseIterable {
  case equal = "="
  case unequal = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  var isEquality: Bool { self == .equal || self == .unequal }
}
