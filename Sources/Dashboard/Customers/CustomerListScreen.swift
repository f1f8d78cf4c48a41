import Audiences
import TerminalKit

/// A screen that is a list of customers: keys, filter, marks, mouse and answers are the list's, so
/// that every list behaves alike.
protocol CustomerListScreen: Screen
where Action == CustomerListingAction, Command == CustomerListingCommand {
  /// The list, which is the whole state.
  var list: CustomerListing { get set }
}

extension CustomerListScreen {
  /// The customers it is about.
  public var audience: AudienceExpression { list.audience }
  /// Marks on the left, the place on the right.
  public func status(_ scene: Scene) -> (left: String, right: String) { list.status(scene) }
  /// Its keys.
  public func keys(_ scene: Scene) -> [KeyBinding<CustomerListingAction>] { list.keys(scene) }
  /// Keys of the filter.
  public func typed(_ key: Key) -> CustomerListingAction? { list.typed(key) }
  /// Text for the filter.
  public func pasted(_ text: String) -> CustomerListingAction? { list.pasted(text) }
  /// Everything but the rows.
  public var note: ScreenNote? {
    ScreenNote(
      list.kind == .atRisk ? .atRisk : .customers, list.audience.text,
      crumb: (self as? CustomersScreen)?.crumb, list: list.note)
  }
  /// The list as it was.
  public mutating func recall(_ note: ScreenNote) {
    if let list = note.list { self.list.recall(list) }
  }
  /// Marks, filter, order, columns.
  public func changes(since earlier: Self) -> [UserChange] {
    list.changes(since: earlier.list)
  }
  /// Whether a filter is typed or a range drawn out.
  public var isChanging: Bool { list.isChanging }
  /// The choices as they were, on the rows of now.
  public mutating func takeBack(
    to earlier: Self, _ scope: Scope
  ) -> [Effect<CustomerListingCommand>] {
    list.takeBack(to: earlier.list)
  }
  /// Prints its rows.
  public func command(_ scene: Scene) -> [String]? { list.command }
  /// Lets the rows go.
  public mutating func rest() { list.rest() }
  /// Asks for the customers.
  public mutating func appear(_ scope: Scope) -> [Effect<CustomerListingCommand>] {
    list.appear(scope)
  }
  /// Something happened to the list.
  public mutating func reduce(_ action: CustomerListingAction) -> [Effect<CustomerListingCommand>] {
    list.reduce(action)
  }
  /// Answers what the list asks.
  @concurrent
  public static func perform(
    _ command: CustomerListingCommand, with services: Services
  ) async -> CustomerListingAction {
    await CustomerListing.perform(command, with: services)
  }
  /// Its picture.
  public func view(_ scene: Scene) -> any Widget { list.view(scene) }
}
