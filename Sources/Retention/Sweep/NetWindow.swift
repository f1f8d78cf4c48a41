import CustomerData

/// Net values of some neighbouring orders as 64-bit integers, however they are stored.
///
/// Narrow values are widened piece by piece into memory that stays in cache: steps are written, and
/// compiled, once.
final class NetWindow {
  /// How the values lie in memory.
  enum Source {
    case zero
    case narrow(UnsafeBufferPointer<Int32>)
    case wide(UnsafeBufferPointer<Int64>)
  }

  private let source: Source
  private var room: UnsafeMutableBufferPointer<Int64>

  init(_ source: Source) {
    self.source = source
    room = .allocate(capacity: 1024)
    room.initialize(repeating: 0)
  }

  /// The values of some orders, until the next call.
  func values(of orders: Range<Int>) -> UnsafeBufferPointer<Int64> {
    switch source {
    case .wide(let nets): return UnsafeBufferPointer(rebasing: nets[orders])
    case .zero: makeRoom(for: orders.count)
    case .narrow(let nets):
      makeRoom(for: orders.count)
      for (place, order) in orders.enumerated() { room[place] = Int64(nets[order]) }
    }
    return UnsafeBufferPointer(rebasing: room[..<orders.count])
  }

  /// The value of one order.
  @inline(__always)
  subscript(order: Int) -> Int64 {
    switch source {
    case .zero: 0
    case .narrow(let nets): Int64(nets[order])
    case .wide(let nets): nets[order]
    }
  }

  private func makeRoom(for count: Int) {
    guard count > room.count else { return }
    room.deallocate()
    room = .allocate(capacity: 2 * count)
    room.initialize(repeating: 0)
  }

  deinit { room.deallocate() }
}

extension Amounts {
  /// The column as a window reads it, valid inside `body` only.
  func withSource(_ body: (NetWindow.Source) -> Void) {
    switch storage {
    case .zero: body(.zero)
    case .narrow(let column): column.withUnsafeBufferPointer { body(.narrow($0)) }
    case .wide(let column): column.withUnsafeBufferPointer { body(.wide($0)) }
    }
  }
}
