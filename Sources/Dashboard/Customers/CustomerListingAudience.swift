import Audiences
import Retention

/// The customers shown or marked, as an expression.
extension CustomerListing {
  /// Uses the audience of what is marked, else of what is shown.
  func useAudience(_ use: (AudienceExpression) -> Effect<CustomerListingCommand>) -> Effects {
    expressionOfInterest.map { [use($0)] } ?? []
  }

  /// Whether the customers can only be named one by one, and are too many for one expression.
  var isTooManyToName: Bool {
    if marks.ids.isEmpty, case .words = filter.applied {
      return AudienceExpression.isTooLong(shown.lazy.map { rows.id(at: $0) })
    }
    return AudienceExpression.isTooLong(marks.ids)
  }

  /// What is marked, else what is shown; nil: too many customers to be named one by one.
  var expressionOfInterest: AudienceExpression? {
    if !marks.ids.isEmpty { return .customers(marks.ids.sorted()) }
    switch filter.applied {
    case .nothing: return listed
    case .audience(let expression): return listed.and(expression)
    case .words:
      let rows = rows
      return .customers(shown.map { rows.id(at: $0) }.sorted())
    }
  }

  /// The list without its filter.
  private var listed: AudienceExpression { audience.and(people.value?.rule ?? .everyone) }
}

extension AudienceExpression {
  /// Customers named one by one; nil: none, or more than an expression may hold.
  static func customers(_ ids: [String]) -> AudienceExpression? {
    guard !ids.isEmpty else { return nil }
    let names = ids.map(quoted)
    let text =
      ids.count == 1
      ? "customer_id = \(names[0])" : "customer_id in (\(names.joined(separator: ", ")))"
    return try? AudienceExpression(parsing: text)
  }

  /// Whether naming the customers takes more letters than an expression may have.
  static func isTooLong(_ ids: some Sequence<String>) -> Bool {
    var room = 19_900
    for id in ids {
      room -= id.count + 4
      if room < 0 { return true }
    }
    return false
  }

  private static func quoted(_ id: String) -> String {
    "\"" + id.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
