import CustomerData
import Retention

// Statements: what is asked, then by, per, for, when, at, vs, as.
extension Parser {
  mutating func statement() throws(ExpressionError) -> ChartStatement {
    var statement: ChartStatement
    if accept("cohort") {
      statement = ChartStatement(.cohorts(try cohortMeasure()))
    } else {
      guard accept("show") else {
        throw expected("show or cohort", suggestions: ["show", "cohort"])
      }
      statement = ChartStatement(token.word == "lift" ? try lift() : .numbers(try numbers()))
    }
    try tail(of: &statement)
    guard token.kind == .end else { throw unexpected() }
    return statement
  }

  private mutating func tail(of statement: inout ChartStatement) throws(ExpressionError) {
    if accept("by") {
      statement.by = [try dimension()]
      while accept(.comma) { statement.by.append(try dimension()) }
    }
    if accept("per") { statement.per = try calendarUnit() }
    if accept("for") { statement.audience = AudienceExpression(try whom()) }
    if startsWindow { statement.window = try window() }
    if accept("at") {
      statement.marks = [try age()]
      while accept(.comma) { statement.marks.append(try age()) }
    }
    if accept("vs") { statement.versus = try comparisonPeriod() }
    if token.word == "as", peek(1).word != "of" {
      advance()
      statement.chart = try oneOf(ChartStatement.Chart.allCases, "a kind of chart")
    }
    if accept("as") {
      try expect("of")
      statement.moment = try date()
    }
  }

  /// An expression; brackets with nothing of the expression behind them hold all of it, so that a
  /// window behind them is the statement's.
  private mutating func whom() throws(ExpressionError) -> Condition {
    guard let next = behindBracket(), let second = behindBracket(1), !goesOn(next, second) else {
      return try audience()
    }
    return try nested { parser throws(ExpressionError) in
      try parser.brackets { parser throws(ExpressionError) in try parser.audience() }
    }
  }

  private func goesOn(_ next: Token, _ second: Token) -> Bool {
    if next.symbol?.relation != nil || next.symbol?.sign != nil { return true }
    if next.word == "in" {
      return second.symbol == .open || ["top", "bottom"].contains(second.word)
    }
    return ["and", "or", "but", "top", "is", "not", "contains", "starts", "was"].contains(next.word)
  }

  // MARK: What is asked

  private mutating func cohortMeasure() throws(ExpressionError) -> CohortMeasure {
    if accept("retention") {
      if accept("rolling") { return .rolling }
      if accept("cumulative") { return .cumulative }
      _ = accept("classic")
      return .retention
    }
    let measures = CohortMeasure.allCases.filter { ![.rolling, .cumulative].contains($0) }
    return try oneOf(measures, "what a cohort's cell says")
  }

  private mutating func lift() throws(ExpressionError) -> ChartStatement.Question {
    advance()
    try expect("of")
    try expect("experiment")
    let name = try string("an experiment's name in quotation marks")
    try expect("on")
    return .lift(experiment: name, on: try dimension(ofWords: false))
  }

  private mutating func numbers() throws(ExpressionError) -> [NumberName] {
    var names = [try number()]
    while accept(.comma) { names.append(try number()) }
    return names
  }

  /// What people call some numbers.
  private static let aliases = [
    "churn": "churn_rate", "revenue_churn": "revenue_churn_gross", "retention": "retention_rate",
    "clv": "clv_predicted",
  ]

  private mutating func number() throws(ExpressionError) -> NumberName {
    let word = Self.aliases[token.word] ?? token.word
    guard let name = NumberName(id: word) else {
      let ids = NumberName.all.map(\.id)
      throw ExpressionError(
        .unknownNumber(token.text), at: token.range,
        suggestions: NearestNames.of(token.word, among: ids))
    }
    advance()
    return name
  }

  // MARK: The tail

  private mutating func dimension(ofWords: Bool = true) throws(ExpressionError) -> Field {
    guard let field = Field(rawValue: token.word), Field.all.contains(field),
      !ofWords || field.type == .word || field == .firstBasket
    else {
      let names = Field.all.filter { !ofWords || $0.type == .word }.map(\.name)
      throw ExpressionError(
        .unknownField(token.text), at: token.range,
        suggestions: NearestNames.of(token.word, among: names))
    }
    advance()
    return field
  }

  private mutating func calendarUnit() throws(ExpressionError) -> PeriodUnit {
    guard let unit = TimeUnit(word: token.word)?.period else {
      throw expected("week, month, quarter or year", suggestions: ["week", "month", "quarter"])
    }
    advance()
    return unit
  }

  private mutating func age() throws(ExpressionError) -> Span {
    let place = token.range
    let span = try span(inWindow: true)
    guard span.count > 0 else { throw ExpressionError(.outOfRange("0"), at: place) }
    return span
  }

  private mutating func comparisonPeriod() throws(ExpressionError) -> ChartStatement.Comparison {
    if accept("previous") {
      try expect("period")
      return .previousPeriod
    }
    guard accept("same") else {
      throw expected(
        "previous period or same period last year",
        suggestions: ChartStatement.Comparison.allCases.map(\.rawValue))
    }
    try expect("period")
    try expect("last")
    try expect("year")
    return .lastYear
  }

  private mutating func oneOf<Case: RawRepresentable>(
    _ cases: [Case], _ wanted: String
  ) throws(ExpressionError) -> Case where Case.RawValue == String {
    guard let found = cases.first(where: { $0.rawValue == token.word }) else {
      throw expected(
        wanted,
        suggestions: NearestNames.of(
          token.word.isEmpty ? "?" : token.word, among: cases.map(\.rawValue)))
    }
    advance()
    return found
  }
}
