import CustomerData
import Retention

/// Numbers worked out for some rows: one for all of them, or one each; NaN is unknown.
///
/// A month written as a date stands for all its days, so a constant has two ends.
enum ValueColumn {
  case constant(low: Double, high: Double)
  case each([Double])

  func low(_ place: Int) -> Double {
    switch self {
    case .constant(let low, _): low
    case .each(let numbers): numbers[place]
    }
  }

  func high(_ place: Int) -> Double {
    switch self {
    case .constant(_, let high): high
    case .each(let numbers): numbers[place]
    }
  }
}

/// Works values out; amounts in minor units, durations in days, dates as day numbers.
struct Calculator {
  let columns: any RowColumns
  let clock: Clock
  let currency: Currency?

  func column(of value: Operand, for rows: [Int]) -> ValueColumn {
    switch value {
    case .literal(let literal): return constant(literal)
    case .field(let field, let window):
      return .each(columns.numbers(field, in: window?.days(clock), of: rows))
    case .arithmetic(let left, let sign, let right):
      let start = column(of: left, for: rows)
      if case .literal(.duration(let span)) = right, span.unit.months != nil, left.isDate {
        let direction = sign == .minus ? -1 : 1
        return .each(rows.indices.map { shift(start.low($0), by: span, direction) })
      }
      let end = column(of: right, for: rows)
      return .each(rows.indices.map { apply(sign, start.low($0), end.low($0)) })
    }
  }

  private func constant(_ literal: Literal) -> ValueColumn {
    switch literal {
    case .word: return .constant(low: .nan, high: .nan)
    case .number(let number): return one(number.value())
    case .percent(let number): return one(number.value(over: 100))
    case .money(let number, let currency):
      guard currency == nil || self.currency == nil || currency == self.currency else {
        return one(.nan)
      }
      return one(number.value(times: self.currency?.minorUnits ?? 100))
    case .duration(let span): return one(span.days(before: clock.asOf))
    case .date(let date):
      let days = date.days(clock)
      return .constant(low: Double(days.first.number), high: Double(days.last.number))
    }
  }

  private func one(_ number: Double) -> ValueColumn { .constant(low: number, high: number) }

  private func shift(_ day: Double, by span: Span, _ direction: Int) -> Double {
    guard abs(day) < 3_000_000 else { return .nan }
    return Double(span.shifting(Day(number: Int32(day)), by: direction).number)
  }

  /// Division by zero is unknown.
  private func apply(_ sign: ArithmeticSign, _ left: Double, _ right: Double) -> Double {
    switch sign {
    case .plus: left + right
    case .minus: left - right
    case .times: left * right
    case .over: right == 0 ? .nan : left / right
    }
  }
}

extension Operand {
  var isDate: Bool {
    switch self {
    case .literal(let literal): literal.type == .date
    case .field(let field, _): field.type == .date
    case .arithmetic(let left, let sign, let right):
      left.isDate && !right.isDate || sign == .plus && right.isDate
    }
  }

  var isWord: Bool {
    switch self {
    case .literal(let literal): literal.type == .word
    case .field(let field, _): field.type == .word
    case .arithmetic: false
    }
  }
}

extension Relation {
  /// Whether it holds; never of an unknown value. A value with two ends stands for all between.
  func holds(_ left: ValueColumn, _ right: ValueColumn, at place: Int) -> Bool {
    let (low, high) = (left.low(place), left.high(place))
    let (otherLow, otherHigh) = (right.low(place), right.high(place))
    switch self {
    case .equal: return low <= otherHigh && otherLow <= high
    case .unequal: return low > otherHigh || otherLow > high
    case .less: return high < otherLow
    case .lessOrEqual: return low <= otherHigh
    case .greater: return low > otherHigh
    case .greaterOrEqual: return high >= otherLow
    }
  }
}
