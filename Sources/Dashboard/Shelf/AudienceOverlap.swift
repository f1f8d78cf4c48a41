import Audiences
import CustomerData
import RetentionEngine

/// How many customers audiences have in common, each with each.
///
///     overlap(a, b) = |A ∩ B|        share(a, b) = |A ∩ B| ÷ |A|
public struct AudienceOverlap: Equatable, Sendable {
  /// One audience of the matrix.
  public struct Member: Equatable, Sendable {
    /// Its name.
    public let name: String
    /// Its customers.
    public let audience: AudienceExpression

    /// An audience under a name.
    public init(name: String, audience: AudienceExpression) {
      self.name = name
      self.audience = audience
    }
  }

  /// The audiences, in the order asked for.
  public let members: [Member]
  /// For each audience and each other the customers in both; on the diagonal its own size.
  public let common: [[Int]]

  /// Counts every pair. O(audiences² × customers).
  public init(
    of members: [Member], from backend: any RetentionBackend
  ) async throws(BackendError) {
    var common = Array(
      repeating: Array(repeating: 0, count: members.count), count: members.count)
    for row in members.indices {
      for column in row..<members.count {
        let both =
          row == column
          ? members[row].audience : members[row].audience.and(members[column].audience)
        let count = try await backend.count(both).customers
        common[row][column] = count
        common[column][row] = count
      }
    }
    self.members = members
    self.common = common
  }

  /// Of an audience's customers, the share that is in another; nil: it has none.
  public func share(of row: Int, in column: Int) -> Double? {
    common[row][row] == 0 ? nil : Double(common[row][column]) / Double(common[row][row])
  }
}
