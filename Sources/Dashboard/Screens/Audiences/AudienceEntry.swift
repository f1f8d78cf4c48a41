import Audiences
import CustomerData
import Workspace

/// A line of the Audiences screen: a saved audience, a file that cannot be used, or a ready-made one.
public struct AudienceEntry: Equatable, Sendable {
  /// Where it comes from.
  public enum Origin: Equatable, Sendable {
    /// A file of the workspace.
    case saved(SavedAudience)
    /// A file that is no audience, by id.
    case unusable
    /// Offered by Tenure, with what it is good for.
    case ready(purpose: String)
  }

  /// Unique among the lines.
  public let id: String
  /// Its name.
  public let name: String
  /// The expression as written.
  public let text: String
  /// Where it comes from.
  public let origin: Origin
  /// What it means; else why it cannot be read, in words.
  public let expression: Result<AudienceExpression, Problem>

  /// Why an audience cannot be read.
  public struct Problem: Error, Equatable, Sendable {
    /// In words.
    public let words: String
  }

  /// The customers, when it can be read.
  var audience: AudienceExpression? { try? expression.get() }

  /// Why it cannot be read; nil: it can.
  var problem: String? {
    if case .failure(let problem) = expression { return problem.words }
    return nil
  }

  var isReady: Bool {
    if case .ready = origin { return true }
    return false
  }

  var saved: SavedAudience? {
    if case .saved(let audience) = origin { return audience }
    return nil
  }

  /// The file's name without `.tql`; nil: it has none.
  var file: String? { isReady ? nil : String(id.dropFirst("file/".count)) }

  init(_ file: SavedAudiences.Listing, on shelf: AudienceShelf, shop: Shop, _ wording: Wording) {
    id = "file/" + file.id
    switch file.content {
    case .failure(let problem):
      name = file.id
      text = ""
      origin = .unusable
      expression = .failure(Problem(words: wording.sentence(problem)))
    case .success(let saved):
      name = saved.name
      text = SavedText.oneLine(saved.expression)
      origin = .saved(saved)
      expression = Result { () throws(ExpressionError) in
        try shelf.expression(of: saved, for: shop)
      }.mapError { Problem(words: wording.sentence($0)) }
    }
  }

  init(_ ready: ReadyAudience, shop: Shop, _ wording: Wording) {
    id = "ready/" + ready.id
    name = ready.name(wording)
    text = ready.expression
    origin = .ready(purpose: ready.purpose(wording))
    expression = Result { () throws(ExpressionError) in
      try AudienceExpression(parsing: ready.expression, for: shop)
    }.mapError { Problem(words: wording.sentence($0)) }
  }
}
