import Audiences
import CustomerData

// What is wrong with an expression. The language keeps its English keywords; the sentence around
// them is the user's.
extension Wording {
  /// What is wrong, in one sentence without a capital or a full stop.
  public func sentence(_ error: ExpressionError) -> String {
    language == .english ? error.sentence : french(error.kind)
  }

  /// The sentence, the line with a caret below the place, and what may have been meant.
  public func message(_ error: ExpressionError, in source: String) -> String {
    error.message(
      in: source, saying: sentence(error),
      suggesting: say("did you mean ", "vouliez-vous dire "), or: say(", or ", ", ou "))
  }

  private func french(_ kind: ExpressionError.Kind) -> String {
    switch kind {
    case .tooLong(let limit):
      "l’expression dépasse \(limit) caractères ou conditions"
    case .tooDeep(let limit):
      "parenthèses et calculs sont imbriqués sur plus de \(limit) niveaux"
    case .strangeCharacter(let character): "le caractère « \(character) » n’a pas de sens ici"
    case .unterminatedString: "il manque le guillemet fermant sur cette ligne"
    case .numberTooLong(let text): "le nombre \(text) a plus de 15 chiffres"
    case .noSuchDay(let text): "le jour \(text) n’existe pas"
    case .expected(let wanted, let found):
      "attendu : \(ExpectedWords.french(wanted)) ; trouvé : \(ExpectedWords.french(found))"
    case .unexpected(let found): "\(ExpectedWords.french(found)) n’a pas sa place ici"
    default: frenchAboutNames(kind)
    }
  }

  private func frenchAboutNames(_ kind: ExpressionError.Kind) -> String {
    switch kind {
    case .unknownField(let name): "l’attribut « \(name) » n’existe pas"
    case .unknownNumber(let name):
      "le chiffre « \(name) » n’existe pas : tenure explain les énumère"
    case .fieldOfOrders(let field):
      "« \(field.name) » appartient à une commande ou à un événement : à écrire dans where (…) après bought, received, etc."
    case .fieldNotInWhere(let field, let verb, let fields):
      "« \(field.name) » ne dit rien d’un événement : dans where (…) après \(verb), employez "
        + fields.map(\.name).joined(separator: ", ")
    case .unknownWord(let word, let field): "\(field.name) ne vaut jamais « \(word) »"
    case .unknownAudience(let name): "l’audience « \(name) » n’existe pas"
    case .unknownHoldout(let name): "aucune campagne « \(name) » n’a de témoins"
    case .unreadableHoldouts: "les témoins de l’espace de travail sont illisibles"
    case .audienceCycle(let path):
      "une audience ne peut se contenir elle-même : " + path.joined(separator: " → ")
    case .brokenAudience(let name, let reason):
      "l’audience « \(name) » contient une erreur : \(reason)"
    case .durationNeedsUnit(let number): "une durée veut une unité : \(number) days ?"
    case .wholeNumberNeeded(let text): "\(text) doit être un nombre entier ici"
    case .outOfRange(let text): "\(text) est hors limites ici"
    default: frenchAboutTypes(kind)
    }
  }

  private func frenchAboutTypes(_ kind: ExpressionError.Kind) -> String {
    switch kind {
    case .mismatch(let left, let right):
      "\(left.french) ne se compare pas avec \(right.french)"
    case .cannotCalculate(let left, let sign, let right):
      "\(left.french) \(sign) \(right.french) n’a pas de sens"
    case .cannotOrder(let type):
      "\(type.french) n’est ni plus ni moins : employez = ou !="
    case .cannotRank(let type): "\(type.french) n’a pas de premiers"
    case .notText(let type):
      "contains et starts with cherchent dans des mots, et ceci est \(type.french)"
    case .notYesNo(let type): "ceci est \(type.french) : comparez-le à quelque chose"
    case .yesNoCompared: "un attribut oui ou non s’écrit seul"
    case .noWindow(let type):
      "une période va avec une date, un événement ou une somme de commandes, et ceci est \(type.french)"
    case .hoursInWindow: "les périodes sont en jours entiers : écrivez days plutôt que hours"
    case .foreignCurrency(let found, let shop):
      "la boutique compte en \(shop.code), et ce montant est en \(found.code)"
    default: frenchAboutEvents(kind)
    }
  }

  private func frenchAboutEvents(_ kind: ExpressionError.Kind) -> String {
    switch kind {
    case .noObjects(let kind): "pas encore possible : ces données n’ont pas de \(kind)"
    case .notAnObject(let kind, let verb, let objects):
      objects.isEmpty
        ? "\(verb) se passe de \(kind) : distinguez les événements dans where (…)"
        : "\(verb) ne va pas avec \(kind) : employez "
          + ExpectedWords.french(objects.joined(separator: ", "))
    case .bareObject(let name):
      "« \(name) » seul est ambigu : un produit ou une catégorie, et quand ?"
    case .countInSequence: "un événement à côté de then ne se compte pas"
    case .notInWhere:
      "dans where (…), seuls se comparent les attributs de la commande ou de l’événement"
    case .notAvailable(let what): "pas encore possible : \(ExpectedWords.french(what))"
    default: "ceci n’est pas une expression"
    }
  }
}

extension Wording {
  /// What an expression may not mean the way it reads, without a capital or a full stop.
  public func sentence(_ warning: ExpressionWarning) -> String {
    guard language == .french else { return warning.sentence }
    switch warning {
    case .dataBeginInside(let clause, let windowStart, let dataStart):
      return
        "les données commencent le \(dataStart.iso), dans la période de « \(clause) » qui commence le \(windowStart.iso)"
    case .wordNowhere(let word, let name, let nearest):
      let there = nearest.map { "« \($0) »" }.joined(separator: ", ")
      return "aucun \(name) n’est « \(word) »" + (there.isEmpty ? "" : " ; il y a \(there)")
    case .noData(let field):
      return "\(field.name) est inconnu pour tous : ces données ne le disent pas"
    case .stillOpen(let clause, let customers):
      return plural(customers, "", "", "client est", "clients sont")
        + " encore dans le délai de « \(clause) », donc pas encore retenu"
        + (customers < 2 ? "" : "s")
    case .noEvents(let verb): return "les fichiers ne disent rien de tel : \(verb)"
    case .currencyUnknown(let currency):
      return
        "les données ne nomment pas de devise : les montants en \(currency.code) sont pris pour ceux de la boutique"
    }
  }
}

extension ValueType {
  fileprivate var french: String {
    switch self {
    case .number: "un nombre"
    case .share: "un pourcentage"
    case .money: "un montant"
    case .duration: "une durée"
    case .date: "une date"
    case .word: "un mot"
    case .flag: "un oui ou non"
    }
  }
}

/// What the parser expected, or found, in French; keywords stay as they are written.
private enum ExpectedWords {
  static func french(_ words: String) -> String {
    if let known = phrases[words] { return known }
    if words.hasPrefix("“"), words.hasSuffix("”") { return "« \(words.dropFirst().dropLast()) »" }
    if words.hasPrefix("a "), words.hasSuffix(inQuotes) {
      return "\(words.dropFirst(2).dropLast(inQuotes.count)) entre guillemets"
    }
    return words.replacing(" or ", with: " ou ")
  }

  private static let inQuotes = " in quotation marks"

  private static let phrases = [
    "the end": "la fin",
    "an attribute": "un attribut",
    "a constant": "une constante",
    "a number": "un nombre",
    "a whole number": "un nombre entier",
    "a percentage": "un pourcentage",
    "a window of time": "une période",
    "a comparison such as = or >=": "une comparaison comme = ou >=",
    "a list in brackets or a window of time": "une liste entre parenthèses ou une période",
    "an attribute, an event or a value": "un attribut, un événement ou une valeur",
    "an event such as bought or ordered": "un événement comme bought ou ordered",
    "a date such as 2026-06-30 or 30 days ago": "une date comme 2026-06-30 ou 30 days ago",
    "a count, a window or where": "un nombre de fois, une période ou where",
    "a seed in quotation marks": "une graine entre guillemets",
    "an audience's name in quotation marks": "le nom d’une audience entre guillemets",
    "a campaign's name in quotation marks": "le nom d’une campagne entre guillemets",
    "an experiment's name in quotation marks": "le nom d’une expérience entre guillemets",
    "a word in quotation marks": "un mot entre guillemets",
    "a word in quotation marks, or unknown": "un mot entre guillemets, ou unknown",
    "“never” with a count": "« never » avec un nombre de fois",
    "was … at with anything but words": "was … at avec autre chose que des mots",
    "an audience with its own “as of” inside another":
      "une audience avec son propre « as of » dans une autre",
  ]
}
