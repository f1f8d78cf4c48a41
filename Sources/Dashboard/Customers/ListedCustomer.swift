import CustomerData
import Retention

/// A row of a customer list with what the list needs to search and to explain it.
public struct ListedCustomer: Equatable, Sendable {
  /// The figures.
  let row: CustomerList.Row
  /// Why the customer is at risk; nil: is not.
  let silence: SilenceRisk.Row?
  /// The model's word on a customer at risk; nil: is not, or no model serves.
  let churn: ChurnRisk.Row?
  /// On the list of customers at risk while no model serves: the share of gaps shorter than the
  /// silence. It is no risk, and has a column's name of its own.
  let bySilence: Double?
  /// The day from which the customer is probably gone; nil: unknown.
  let likelyGone: Day?
  /// Name and id without case and accents.
  let searched: String

  var id: String { row.id }

  /// The gap the silence is compared with, else the customer's own.
  var usualGap: Double? { churn?.usualGap ?? silence?.usualGap ?? row.usualGap }

  /// False where the gap is everybody's, for want of two own ones.
  var isOwnGap: Bool { churn?.isOwnGap ?? silence?.isOwnGap ?? true }

  /// What the customer will probably not spend, in minor units.
  var atStake: Double { churn?.valueAtRisk ?? silence?.valueAtRisk ?? 0 }
}

/// What a list of customers lists.
public enum CustomerListKind: Hashable, Sendable {
  /// Every customer of the audience.
  case everyone
  /// Those of them who will probably not order; while no model serves, the silent ones.
  case atRisk
}
