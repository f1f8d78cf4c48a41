import CustomerData
import Retention

extension Breakdown: MetricAudience {
  /// `acquired.channel = "web"` and the number's own audience.
  public func audience(behind part: Part, of population: Population) -> AudienceExpression {
    let side = part.side.map {
      NamedNumber(number).audience(behind: $0, of: population)
    }
    let everyone = AudienceExpression(.hasOrdered)
    guard let band = part.band else { return side ?? everyone }
    let own = AudienceExpression(.all(of: band.conditions(of: population.dataset.shop)))
    return side.map { own.and($0) } ?? own
  }
}

extension CustomerBand {
  /// What is true of the customers of a value, and of nobody else.
  func conditions(of shop: Shop) -> [Condition] {
    switch dimension {
    case .discount:
      let event = Self.firstDay(.flag(.discounted))
      return label == CustomerBand.discounted ? [event] : [.hasOrdered, .not(event)]
    case .refund:
      let event = Self.firstDay(.flag(.partRefunded))
      return label == CustomerBand.refunded ? [event] : [.hasOrdered, .not(event)]
    case .basket:
      return [low.map { (Relation.greaterOrEqual, $0) }, high.map { (.less, $0) }]
        .compactMap { $0 }.map { relation, minor in
          .compare(.field(.firstBasket, nil), relation, .literal(shop.amount(minor)))
        }
    default:
      guard let label else { return [.known(.field(field, nil), false), .hasOrdered] }
      return [.compare(.field(field, nil), .equal, .literal(.word(label))), .hasOrdered]
    }
  }

  private static func firstDay(_ condition: Condition) -> Condition {
    let age = Condition.compare(.field(.age, nil), .equal, .days(0))
    return .event(Event(verb: .ordered, filter: .all(of: [condition, age])))
  }

  private var field: Field {
    switch dimension {
    case .channel: .acquiredChannel
    case .category: .firstCategory
    case .product: .firstProduct
    case .country: .acquiredCountry
    case .campaign: .acquiredCampaign
    case .source: .acquiredSource
    case .device: .device
    case .segment: .segment
    case .tag: .tag
    case .basket, .discount, .refund: .firstBasket
    }
  }
}
