import Audiences
import CustomerData
import Retention
import TerminalKit

/// What can happen on a list of customers. `visible` is how many rows the window shows.
public enum CustomerListingAction: Equatable, Sendable {
  // Moving
  case move(Int, visible: Int)
  case extend(Int, visible: Int)
  case go(Int, visible: Int)
  case column(Int)
  case click(Int)
  case drag(Int)
  case open
  // Marks
  case mark(visible: Int)
  case range
  case invert
  case unmark
  // Filter
  case beginFilter
  case type(Key)
  case paste(String)
  case recall(Int)
  case keepFilter
  case clearFilter
  case dropClause
  case toggleFilter
  case search(Int, visible: Int)
  // Order
  case openMenu
  case moveInMenu(Int)
  case chooseInMenu
  case closeMenu
  case sort(Int)
  case moveSort(Int)
  case reverse
  // Columns
  case openChooser
  case closeChooser
  case moveInChooser(Int)
  case toggleColumn
  case moveColumn(Int)
  case widen(Int)
  case usualColumns
  // The customers shown or marked
  case expression
  /// Builds on the filter's expression.
  case build
  case export
  case explain(Wording)
  case copyCell(Wording)
  case copyRow(Wording)
  // Models
  case stopFitting
  case riskMap
  // Answers
  case answered(CustomerListingAnswer)
}

/// What came back.
public struct CustomerListingAnswer: Equatable, Sendable {
  enum Content: Equatable, Sendable {
    case loaded(LoadedCustomers, Arrangement, Arranged)
    case arranged(Arrangement, Arranged)
    case previewed(CustomerProfile)
    case fitted(ListModels)
    /// Whether models that an earlier run kept serve now.
    case recalled(Bool)
    case progress(StudyProgress)
    case failed(String)
    case nothing
  }

  let content: Content
}

/// Which rows are shown, and in which order.
struct Arrangement: Hashable, Sendable {
  let filter: FilterReading
  let order: CustomerOrder
  /// The filter while it is off: nobody is left out, but `n` finds who passes.
  var search = FilterReading.nothing
}

/// The rows of an arrangement.
struct Arranged: Equatable, Sendable {
  /// Places of the rows shown, sorted.
  let shown: [Int]
  /// Places of those searched for; nil: nobody is.
  let found: Set<Int>?
}

/// What a list asks for.
public struct CustomerListingCommand: Hashable, Sendable {
  enum Question: Hashable, Sendable {
    /// All rows, and which of them to show.
    case load(CustomerListKind, AudienceExpression, Arrangement)
    /// Which of the known rows to show.
    case arrange(KnownRows, AudienceExpression, Arrangement)
    /// The profile beside the list.
    case preview(String)
    /// The models, which may take a while.
    case fit
    /// The models that an earlier run kept.
    case recall
    /// How far they are.
    case watch
    /// No models after all.
    case stop
  }

  let question: Question
}

/// Rows a question is about; equal when they are as many of the same answer.
struct KnownRows: Hashable, Sendable {
  let rows: ListedCustomers

  static func == (first: Self, second: Self) -> Bool { first.rows == second.rows }
  func hash(into hasher: inout Hasher) { hasher.combine(rows.count) }
}
