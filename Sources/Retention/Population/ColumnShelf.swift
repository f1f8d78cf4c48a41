import CustomerData

/// What has been worked out for every customer of a population, kept for whoever asks next: points,
/// scores, sums over a window, who bought and did not come back.
///
/// The first question may be about a few customers only, and then only they are looked at. Whoever
/// asks again, or asks about many, has it worked out for everyone, once.
public final class ColumnShelf: Sendable {
  private struct Books: Sendable {
    var numbers: [String: [Double]] = [:]
    var rows: [String: Bitmap] = [:]
    var asked: Set<String> = []
  }

  // A column of a million customers takes 8 MB, a set of rows an eighth of one.
  private static let mostColumns = 8
  private static let mostRows = 128
  private let books = Guarded(Books())

  init() {}

  /// A column of one number for each customer; nil: it is not kept. O(1).
  public func numbers(_ name: String) -> [Double]? { books.withLock { $0.numbers[name] } }

  /// Some customers; nil: they are not kept. O(1).
  public func rows(_ name: String) -> Bitmap? { books.withLock { $0.rows[name] } }

  /// Keeps a column; when there are too many, all others go.
  public func keep(_ column: [Double], as name: String) {
    books.withLock { books in
      if books.numbers.count >= Self.mostColumns { books.numbers = [:] }
      books.numbers[name] = column
    }
  }

  /// Keeps some customers; when there are too many sets, all others go.
  public func keep(_ rows: Bitmap, as name: String) {
    books.withLock { books in
      if books.rows.count >= Self.mostRows { books.rows = [:] }
      books.rows[name] = rows
    }
  }

  /// Whether it pays to work something out for all of `everyone` customers when `some` are asked about:
  /// they are many, or it has been asked before.
  public func isWorthEveryone(_ name: String, some: Int, of everyone: Int) -> Bool {
    if some >= everyone / 4 { return true }
    return books.withLock { books in
      if books.asked.count >= 4096 { books.asked = [] }
      return !books.asked.insert(name).inserted
    }
  }
}
