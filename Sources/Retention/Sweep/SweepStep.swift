/// What one question counts while the orders of the selected customers pass by.
///
/// A metric hands its step to a `Sweep`; steps of several questions ride the same pass as `Both`.
protocol SweepStep: Sendable {
  /// Counts one customer; customers come in ascending order of row within a share of the work.
  mutating func visit(_ run: OrderRun)
  /// Adds what another thread counted of other customers.
  mutating func merge(_ other: Self)
}

/// Two steps on one pass: the second finds the customer's orders where the first left them, in cache.
struct Both<First: SweepStep, Second: SweepStep>: SweepStep {
  var first: First
  var second: Second

  init(_ first: First, _ second: Second) {
    self.first = first
    self.second = second
  }

  @inline(__always)
  mutating func visit(_ run: OrderRun) {
    first.visit(run)
    second.visit(run)
  }

  mutating func merge(_ other: Self) {
    first.merge(other.first)
    second.merge(other.second)
  }
}
