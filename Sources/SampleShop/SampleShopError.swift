/// Why a sample shop was not written. Nothing is left behind in any of these cases.
public enum SampleShopError: Error, Equatable, Sendable {
  /// Files of these names are there already, and replacing was not asked for.
  case alreadyThere([String])
  /// The file or folder of this name cannot be made or written.
  case unwritable(String)
  /// The number of orders is below one.
  case noOrders(Int)
  /// The progress callback said stop.
  case cancelled
}
