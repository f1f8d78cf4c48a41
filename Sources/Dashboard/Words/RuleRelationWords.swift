import Audiences

extension Wording {
  /// How a rule compares, in words; "" where its value says it.
  func relation(_ relation: RuleWords.Relation) -> String {
    switch relation {
    case .equal: say("is", "est")
    case .unequal: say("is not", "n’est pas")
    case .less: say("less than", "moins de")
    case .lessOrEqual: say("at most", "au plus")
    case .greater: say("more than", "plus de")
    case .greaterOrEqual: say("at least", "au moins")
    case .oneOf: say("is one of", "parmi")
    case .noneOf: say("is none of", "hors de")
    case .contains: say("contains", "contient")
    case .startsWith: say("begins with", "commence par")
    case .known: say("is known", "est connu")
    case .unknown: say("is unknown", "est inconnu")
    case .between: say("between", "entre")
    case .top: say("in the top", "dans le haut")
    case .bottom: say("in the bottom", "dans le bas")
    case .followed: say("then", "puis")
    case .notFollowed: say("then not", "puis pas")
    case .was: say("was", "était")
    case .when, .holds: ""
    }
  }

  /// How the rules of a group are joined.
  func joint(_ joint: AudienceForm.Joint, isNegated: Bool) -> String {
    switch (joint, isNegated) {
    case (.all, false): say("all of", "toutes")
    case (.any, false): say("any of", "au moins une")
    case (.all, true): say("not all of", "pas toutes")
    case (.any, true): say("none of", "aucune")
    }
  }
}
