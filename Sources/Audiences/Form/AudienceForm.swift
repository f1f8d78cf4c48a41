/// An expression as a form: a line for each rule, groups indented.
///
/// The lines are the expression's own conditions and every change gives an expression back, so form
/// and text can't say different things.
///
///     spent >= 100 EUR and (country = "JP" or channel = "web")      all of
///                                                                   0    spent >= 100 EUR
///                                                                   1    any of
///                                                                   1.0    country = "JP"
///                                                                   1.1    channel = "web"
public struct AudienceForm: Hashable, Sendable {
  /// How the rules of a group are joined.
  public enum Joint: String, Hashable, Sendable, CaseIterable {
    /// `and`.
    case all
    /// `or`.
    case any
  }

  /// Where a line stands: its place in the outermost group, its place in the group there …
  public typealias Place = [Int]

  /// One line.
  public struct Line: Hashable, Sendable {
    /// Where it stands.
    public let place: Place
    /// How its members are joined; nil: it is a rule.
    public let group: Joint?
    /// Whether exactly the other customers are meant.
    public let isNegated: Bool
    /// What it says.
    public let expression: AudienceExpression

    /// How deep it is indented.
    public var depth: Int { place.count - 1 }
  }

  /// The first so many by an attribute.
  public struct Ranking: Hashable, Sendable {
    /// How many.
    public let count: Int
    /// By what.
    public let value: String
  }

  /// How the outermost rules are joined.
  public let joint: Joint
  /// The lines from top to bottom; none: everyone.
  public let lines: [Line]
  /// What cuts the audience off; nil: nothing does.
  public let ranking: Ranking?

  init(_ condition: Condition) {
    var inner = condition
    if case .top(let count, let value, let ranked) = condition {
      ranking = Ranking(count: count, value: Formatter.text(of: value))
      inner = ranked
    } else {
      ranking = nil
    }
    if case .any = inner { joint = .any } else { joint = .all }
    lines = Self.lines(of: inner.outermost, below: [])
  }

  private static func lines(of members: [Condition], below place: Place) -> [Line] {
    members.enumerated().flatMap { index, member -> [Line] in
      let here = place + [index]
      var (core, isNegated) = (member, false)
      if case .not(let inner) = member { (core, isNegated) = (inner, true) }
      let line = Line(
        place: here, group: core.joint, isNegated: isNegated, expression: AudienceExpression(member)
      )
      return [line] + (core.joint == nil ? [] : lines(of: core.members, below: here))
    }
  }
}

extension Condition {
  /// The rules of the outermost group; a single condition is a group of one.
  fileprivate var outermost: [Condition] {
    switch self {
    case .everyone: []
    case .all(let members), .any(let members): members
    default: [self]
    }
  }

  fileprivate var joint: AudienceForm.Joint? {
    switch self {
    case .all: .all
    case .any: .any
    default: nil
    }
  }

  /// The outermost group with other rules in it; the joint stays.
  fileprivate func withOutermost(
    joint: AudienceForm.Joint? = nil, _ change: ([Condition]) -> [Condition]
  ) -> Condition {
    if case .top(let count, let value, let inner) = self {
      return .top(count, by: value, of: inner.withOutermost(joint: joint, change))
    }
    let isAny = (joint ?? self.joint) == .any
    let members = change(outermost)
    return isAny ? .any(of: members) : .all(of: members)
  }

  /// This group with the member at a place replaced by others; none: the group became empty.
  fileprivate func changing(
    _ place: ArraySlice<Int>, _ change: (Condition) -> [Condition]
  ) -> [Condition] {
    switch self {
    case .not(let inner): inner.changing(place, change).map { .not($0) }
    case .all(let members):
      Self.joined(Self.changing(members, place, change), Condition.all(of:))
    case .any(let members):
      Self.joined(Self.changing(members, place, change), Condition.any(of:))
    default: [self]
    }
  }

  fileprivate static func changing(
    _ members: [Condition], _ place: ArraySlice<Int>, _ change: (Condition) -> [Condition]
  ) -> [Condition] {
    members.enumerated().flatMap { index, member in
      if index != place.first { return [member] }
      return place.count == 1 ? change(member) : member.changing(place.dropFirst(), change)
    }
  }

  private static func joined(
    _ members: [Condition], _ join: ([Condition]) -> Condition
  ) -> [Condition] { members.isEmpty ? [] : [join(members)] }
}

extension AudienceExpression {
  /// The same as a form. O(conditions).
  public var form: AudienceForm { AudienceForm(condition) }

  /// With another rule at a place.
  public func replacing(
    _ place: AudienceForm.Place, with rule: AudienceExpression
  ) -> AudienceExpression {
    changing(place) { _ in [rule.condition] }
  }

  /// Without the rule or the group at a place.
  public func removing(_ place: AudienceForm.Place) -> AudienceExpression {
    changing(place) { _ in [] }
  }

  /// With exactly the other customers meant at a place.
  public func negating(_ place: AudienceForm.Place) -> AudienceExpression {
    changing(place) { [AudienceExpression($0).negated.condition] }
  }

  /// With a rule after the one at a place, in the same group; without a place, last.
  public func adding(
    _ rule: AudienceExpression, after place: AudienceForm.Place? = nil
  ) -> AudienceExpression {
    guard let place else {
      return rebuilt(condition.withOutermost { $0 + [rule.condition] })
    }
    return changing(place) { [$0, rule.condition] }
  }

  /// With a rule beside the one at a place in a group of their own, joined the other way than the
  /// group they stand in: an alternative among conditions, a condition among alternatives.
  public func grouping(
    _ rule: AudienceExpression, with place: AudienceForm.Place
  ) -> AudienceExpression {
    let outer =
      form.lines.first { $0.place == Array(place.dropLast()) }?.group ?? form.joint
    return changing(place) { member in
      let pair = [member, rule.condition]
      return [outer == .all ? .any(of: pair) : .all(of: pair)]
    }
  }

  /// With the group at a place joined the other way; an empty place is the outermost group.
  public func switchingJoint(of place: AudienceForm.Place) -> AudienceExpression {
    guard !place.isEmpty else {
      let other: AudienceForm.Joint = form.joint == .all ? .any : .all
      return rebuilt(condition.withOutermost(joint: other) { $0 })
    }
    return changing(place) { [$0.switched] }
  }

  /// The first so many of these customers by an attribute; nil: no such attribute, or it has no order.
  public func ranked(first count: Int, by value: String) -> AudienceExpression? {
    guard count > 0, let field = Field(rawValue: value), field.type.isOrdered else { return nil }
    return rebuilt(.top(count, by: .field(field, nil), of: unranked.condition))
  }

  /// Without what cuts it off.
  public var unranked: AudienceExpression {
    guard case .top(_, _, let inner) = condition else { return self }
    return rebuilt(inner)
  }

  private func changing(
    _ place: AudienceForm.Place, _ change: (Condition) -> [Condition]
  ) -> AudienceExpression {
    rebuilt(condition.withOutermost { Condition.changing($0, place[...], change) })
  }

  private func rebuilt(_ condition: Condition) -> AudienceExpression {
    AudienceExpression(condition, asOf: moment)
  }
}

extension Condition {
  fileprivate var switched: Condition {
    switch self {
    case .not(let inner): .not(inner.switched)
    case .all(let members): .any(of: members)
    case .any(let members): .all(of: members)
    default: self
    }
  }
}
