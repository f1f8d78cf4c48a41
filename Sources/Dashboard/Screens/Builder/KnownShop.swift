import Audiences
import CustomerData
import Retention
import Workspace

/// What the builder knows of the shop and of the workspace, so that a key asks nobody: how many
/// customers there are, which words the files hold, which audiences and holdouts can be named.
struct KnownShop: Equatable, Sendable, AudienceResolver {
  /// Whose currency amounts have; nil: not known yet.
  var shop: Shop?
  /// Customers of the scope.
  var base = 0
  /// The shop's words by where they come from.
  var words: [ShopWords.Source: [ShopWords.Word]] = [:]
  /// Definitions of the saved audiences by id and by name.
  var definitions: [String: String] = [:]
  /// The saved audiences that can be read, by name.
  var saved: [AudienceOverlap.Member] = []
  /// Ready-made ones this shop can use.
  var ready: [ReadyAudience] = []
  /// Holdouts by campaign.
  var holdouts: [String: HoldoutGroup] = [:]
  /// What the whole shop is worth; nil: nobody has ordered.
  var portrait: AudiencePortrait.Value?

  func text(ofAudience name: String) -> String? { definitions[name] }
  var audienceNames: [String] { saved.map(\.name) }
  func holdout(ofCampaign name: String) -> HoldoutGroup? { holdouts[name] }
  var holdoutNames: [String] { holdouts.keys.sorted() }

  /// What a text means; nothing typed is everyone.
  func reading(_ text: String) throws(ExpressionError) -> AudienceExpression {
    if text.allSatisfy(\.isWhitespace) { return .everyone }
    return try AudienceExpression(parsing: text, for: shop, audiences: self)
  }

  /// The words an attribute or an object has here, the usual ones first.
  func words(of subject: RuleSubject) -> [String] {
    if case .field(let field) = subject, let closed = field.vocabulary { return closed }
    return counted(of: subject).map(\.text)
  }

  /// The same with how often each occurs.
  func counted(of subject: RuleSubject) -> [ShopWords.Word] {
    subject.source.flatMap { words[$0] } ?? []
  }
}

extension RuleSubject {
  /// Where its words come from; nil: from nowhere in particular.
  fileprivate var source: ShopWords.Source? {
    switch self {
    case .field(let field): field.source
    case .object(let kind, _):
      switch kind {
      case "campaign": .messageCampaign
      case "channel": .messageChannel
      default: ShopWords.Source(rawValue: kind)
      }
    }
  }
}

extension Field {
  fileprivate var source: ShopWords.Source? {
    switch self {
    case .country, .acquiredCountry: .country
    case .city: .city
    case .zip: .zip
    case .language: .language
    case .gender: .gender
    case .tag: .tag
    case .channel, .acquiredChannel: .channel
    case .acquiredCampaign, .campaign: .campaign
    case .acquiredSource, .source: .source
    case .device: .device
    case .firstProduct, .replenishProduct: .product
    case .firstCategory, .replenishCategory: .category
    case .topic: .topic
    case .survey: .survey
    case .reason: .reason
    case .page: .page
    case .issue: .issue
    case .carrier: .carrier
    default: nil
    }
  }
}
