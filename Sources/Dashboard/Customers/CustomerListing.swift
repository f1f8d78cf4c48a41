import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit

/// A list of customers: searched, sorted, marked, opened. Customers and At-risk are both made of it, so the same
/// keys do the same in both.
///
/// The value is the whole state; coming back to it shows filter, order, cursor and marks as they were left.
struct CustomerListing: Equatable, Sendable {
  /// What it lists.
  let kind: CustomerListKind
  /// The customers it lists from.
  let audience: AudienceExpression
  /// The rows, in the order of the figures.
  var people: Loadable<LoadedCustomers> = .notAsked
  /// Places of the rows that pass the filter, sorted.
  var shown: [Int] = []
  /// The row under the cursor, by its place in `shown`.
  var cursor = 0
  /// The first row on the screen.
  var offset = 0
  /// The cell under the cursor.
  var column = CustomerColumn.name
  var order: CustomerOrder
  var marks = CustomerMarks()
  var filter = CustomerFilter()
  /// The line of the sort menu under the cursor; nil: it is closed.
  var menu: Int?
  /// The line of the menu of columns under the cursor; nil: it is closed.
  var chooser: Int?
  /// Which columns are shown, and how.
  var columns: ColumnPlan
  /// Rows that pass the filter, when it is kept as a search: all are shown, `n` goes from one to the next.
  var found: Set<Int>?
  /// The profile beside the list.
  var preview: CustomerProfile?
  /// Whether a model serves the list yet.
  var models = ListModels.unasked
  /// Customers every screen is restricted to.
  var scope = AudienceExpression.everyone

  /// Where the cursor goes once the rows are narrowed or sorted anew.
  var landing = Landing.row(nil)
  /// Where the cursor was when the filter was opened.
  var before: Place?
  var previewed: String?
  /// Where `n` goes once everyone is shown.
  var searching: Int?
  /// Who was under the cursor when the rows were let go.
  var resting: String?

  init(_ kind: CustomerListKind, audience: AudienceExpression = .everyone) {
    self.kind = kind
    self.audience = audience
    order = CustomerOrder(kind == .atRisk ? .stake : .spent)
    columns = ColumnPlan(kind)
  }

  /// A place to come back to.
  struct Place: Equatable, Sendable {
    let id: String?
    let cursor: Int
    let offset: Int
  }

  /// What the cursor does when rows come and go.
  enum Landing: Equatable, Sendable {
    /// Stays on the customer, if there still is one.
    case row(String?)
    /// The first row.
    case top
    /// Where it was.
    case place(Place)
  }

  var rows: ListedCustomers { people.value?.rows ?? .none }

  /// The customer in a row of the screen's list.
  func customer(at place: Int) -> ListedCustomer? {
    let rows = rows
    guard shown.indices.contains(place), rows.indices.contains(shown[place]) else { return nil }
    return rows[shown[place]]
  }

  /// The customer under the cursor.
  var current: ListedCustomer? { customer(at: cursor) }

  var place: Place { Place(id: current?.id, cursor: cursor, offset: offset) }

  /// The customers asked for: those of the list within those of the whole program.
  var asked: AudienceExpression { audience.within(scope) }
}

/// The answer a list is made from; handed on by reference, since every key and frame asks for it.
public final class LoadedCustomers: Equatable, Sendable {
  /// Every customer of the list, unfiltered.
  let rows: ListedCustomers
  /// Who is at risk, and why.
  let silence: Measured<SilenceRisk.Value>
  /// The model's list; nil: it was not asked for.
  let churn: Measured<ChurnRisk.Value>?
  /// What puts a customer on the list.
  let rule: AudienceExpression
  /// What the rows add up to, worked out once rather than with every frame.
  let sums: Sums

  init(
    rows: ListedCustomers, silence: Measured<SilenceRisk.Value>,
    churn: Measured<ChurnRisk.Value>?, rule: AudienceExpression
  ) {
    self.rows = rows
    self.silence = silence
    self.churn = churn
    self.rule = rule
    sums = Sums(rows)
  }

  /// Whether two answers say the same.
  public static func == (first: LoadedCustomers, second: LoadedCustomers) -> Bool {
    if first === second { return true }
    return first.rows == second.rows && first.silence == second.silence
      && first.churn == second.churn && first.rule == second.rule
  }

  /// Sums over all rows, in minor units but for `waiting`.
  struct Sums: Equatable, Sendable {
    let spent: Int64
    /// Customers without an order.
    let waiting: Int
    let yearly: Int64
    let atStake: Int64
    /// The most that one of them has spent, and has at stake: how wide a column has to be.
    let mostSpent: Int64
    let mostAtStake: Int64

    /// O(rows).
    init(_ rows: ListedCustomers) {
      spent = rows.reduce(0) { $0 + $1.row.revenue }
      waiting = rows.count { $0.row.orders == 0 }
      yearly = rows.reduce(0) { $0 + ($1.silence?.yearlySpend ?? 0) }
      atStake = Int64(rows.reduce(0) { $0 + $1.atStake }.rounded())
      mostSpent = rows.lazy.map(\.row.revenue).max() ?? 0
      mostAtStake = Int64((rows.lazy.map(\.atStake).max() ?? 0).rounded())
    }
  }
}
