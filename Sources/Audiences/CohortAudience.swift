import CustomerData
import Retention

extension CohortRetention: MetricAudience {
  /// `first_order in 2011-01 and ordered in 2011-03`; for a period of all cohorts one such pair
  /// for every cohort whose period is over.
  public func audience(behind part: Part, of population: Population) -> AudienceExpression {
    let dataset = population.dataset
    return audience(
      behind: part, for: dataset.shop, firstDay: dataset.firstDay, asOf: dataset.asOf)
  }

  /// The same for whoever knows the shop and its first and last day, but not its customers.
  public func audience(
    behind part: Part, for shop: Shop, firstDay: Day?, asOf day: Day
  ) -> AudienceExpression {
    var conditions: [Condition] = []
    if let cohort = part.cohort {
      conditions = [cell(cohort, part.period)]
    } else if let period = part.period {
      conditions = [column(period, shop, firstDay, day)]
    } else {
      conditions = [.compare(.field(.orders, nil), .greaterOrEqual, .whole(1))]
    }
    if let split, let band = part.band {
      conditions += self.conditions(of: band, split, shop)
    }
    return AudienceExpression(.all(of: conditions))
  }

  private func column(
    _ period: Int, _ shop: Shop, _ firstDay: Day?, _ asOf: Day
  ) -> Condition {
    guard let firstDay else { return .not(.everyone) }
    var cohort = CalendarPeriod(unit, containing: firstDay, weekStart: shop.weekStart)
    var cells: [Condition] = []
    while cohort.first <= asOf, cohort.adding(period).last <= asOf {
      cells.append(cell(cohort, period))
      cohort = cohort.adding(1)
    }
    return cells.isEmpty ? .not(.everyone) : .any(of: cells)
  }

  private func cell(_ cohort: CalendarPeriod, _ period: Int?) -> Condition {
    let member = Condition.firstOrder(cohort.window)
    guard let period else { return member }
    let days = cohort.adding(period).days
    switch measure {
    case .lifetimeValue: return member
    case .rolling: return .all(of: [member, .ordered(.side(.since, .day(days.first)))])
    case .cumulative:
      let end = Window.side(.before, .day(days.last.adding(days: 1)))
      let second = Condition.compare(
        .field(.occasions, end), .greaterOrEqual, .whole(2))
      return .all(of: [member, second])
    default: return .all(of: [member, .ordered(cohort.adding(period).window)])
    }
  }

  func conditions(
    of band: Acquisition.Band, _ split: AcquisitionDimension, _ shop: Shop
  ) -> [Condition] {
    if split == .discounted {
      return CustomerBand(.discount, band.label).conditions(of: shop)
    }
    let field = Operand.field(split.field, nil)
    if split == .basket {
      return [band.low.map { (Relation.greaterOrEqual, $0) }, band.high.map { (.less, $0) }]
        .compactMap { $0 }.map { relation, minor in
          .compare(field, relation, .literal(shop.amount(minor)))
        }
    }
    guard let label = band.label else {
      // Unknown for customers with orders; prospects are in no cohort.
      return [
        .known(field, false), .compare(.field(.orders, nil), .greaterOrEqual, .whole(1)),
      ]
    }
    return [.compare(field, .equal, .literal(.word(label)))]
  }
}

extension AcquisitionDimension {
  var field: Field {
    switch self {
    case .channel: .acquiredChannel
    case .category: .firstCategory
    case .product: .firstProduct
    case .country: .acquiredCountry
    case .campaign: .acquiredCampaign
    // Being discounted is an event of the first day, not a field.
    case .basket, .discounted: .firstBasket
    }
  }
}

extension Shop {
  /// Minor units as they are written in an expression.
  func amount(_ minor: Int64) -> Literal {
    .money(Number(minor, places: currency?.decimals ?? 2), currency)
  }
}
