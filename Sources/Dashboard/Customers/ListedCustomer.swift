import CustomerData
import Retention

/// A row of a customer list with what the list needs to search and to explain it.
public struct ListedCustomer: Equatable, Sendable {
  /// The figures.
  let row: CustomerList.Row
  /// Why the customer is at risk; nil: is not.
  let silence: SilenceRisk.Row?
  /// Name and id without case and accents.
  let searched: String

  init(_ row: CustomerList.Row, silence: SilenceRisk.Row?) {
    self.row = row
    self.silence = silence
    searched = NameSearch.folded(row.name + " " + row.id)
  }

  var id: String { row.id }

  /// The gap the silence is compared with, else the customer's own.
  var usualGap: Double? { silence?.usualGap ?? row.usualGap }

  /// False where the gap is everybody's, for want of two own ones.
  var isOwnGap: Bool { silence?.isOwnGap ?? true }
}

/// What a list of customers lists.
public enum CustomerListKind: Hashable, Sendable {
  /// Every customer of the audience.
  case everyone
  /// Those of them who have been silent for twice their usual gap.
  case atRisk
}
