/// The never-falling function nearest to what happened, by pooling adjacent violators.
///
///     predicted  .1  .2  .3  .4          .1   .2  .3   .4
///     left        0   1   0   1     →     0   .5  .5    1
///
/// - Source: Ayer, Brunk, Ewing, Reid & Silverman, Annals of Mathematical Statistics 26, 1955.
/// - Complexity: O(n log n); looking up O(log blocks).
public struct IsotonicRegression: Hashable, Codable, Sendable {
  /// Neighbours with one share.
  public struct Block: Hashable, Codable, Sendable {
    /// The mean prediction.
    public fileprivate(set) var centre: Double
    /// Outcomes pooled.
    public fileprivate(set) var count: Double
    /// The share that left.
    public fileprivate(set) var share: Double
  }

  /// Lowest prediction first; shares rise from block to block.
  public let blocks: [Block]

  /// Fits predictions to outcomes; equal predictions are one point.
  public init(predicted: [Double], left: [Bool]) {
    precondition(predicted.count == left.count, "\(predicted.count) and \(left.count)")
    var blocks: [Block] = []
    var previous: Double?
    for index in predicted.indices.sorted(by: { predicted[$0] < predicted[$1] }) {
      let point = Block(centre: predicted[index], count: 1, share: left[index] ? 1 : 0)
      if predicted[index] == previous {
        blocks[blocks.count - 1].join(point)
      } else {
        Self.pool(&blocks)
        blocks.append(point)
      }
      previous = predicted[index]
    }
    Self.pool(&blocks)
    self.blocks = blocks
  }

  // The last block is complete: it joins those before it until the shares rise.
  private static func pool(_ blocks: inout [Block]) {
    while blocks.count > 1, blocks[blocks.count - 2].share >= blocks[blocks.count - 1].share {
      let last = blocks.removeLast()
      blocks[blocks.count - 1].join(last)
    }
  }

  /// The share for a prediction: on the straight line between two blocks' centres, the outermost
  /// blocks' own beyond them.
  public func share(for prediction: Double) -> Double {
    guard let first = blocks.first, let last = blocks.last else { return prediction }
    if prediction <= first.centre { return first.share }
    if prediction >= last.centre { return last.share }
    var low = 0
    var high = blocks.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if blocks[middle].centre <= prediction { low = middle } else { high = middle }
    }
    let (before, after) = (blocks[low], blocks[high])
    let part = (prediction - before.centre) / (after.centre - before.centre)
    return before.share + part * (after.share - before.share)
  }
}

extension IsotonicRegression.Block {
  fileprivate mutating func join(_ other: IsotonicRegression.Block) {
    let sum = count + other.count
    centre = (centre * count + other.centre * other.count) / sum
    share = (share * count + other.share * other.count) / sum
    count = sum
  }
}
