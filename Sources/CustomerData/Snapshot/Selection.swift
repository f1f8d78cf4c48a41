/// Some customers of one snapshot; carries the fingerprint so it can't be applied to another.
public struct Selection: Hashable, Sendable {
  /// The snapshot whose customers these are.
  public let snapshot: Fingerprint
  /// One bit a customer row.
  public let customers: Bitmap

  /// Customers of the snapshot with that fingerprint.
  public init(snapshot: Fingerprint, customers: Bitmap) {
    self.snapshot = snapshot
    self.customers = customers
  }

  /// How many customers.
  public var count: Int { customers.population }

  /// Customers in both selections of the same snapshot.
  public func intersection(_ other: Selection) -> Selection {
    precondition(snapshot == other.snapshot, "selections of two snapshots")
    return Selection(
      snapshot: snapshot, customers: customers.intersection(other.customers))
  }
}
