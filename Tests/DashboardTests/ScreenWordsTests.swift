import Audiences
import CustomerData
import Foundation
import Retention
import RetentionEngine
import Support
import TerminalKit
import Testing

@testable import Dashboard

/// What is written on the screens, whatever stands beside it.
@Suite("Words on the screens")
struct ScreenWordsTests {
  /// What shops call things and what their files hold, however long.
  private static let data: Set<String> = [
    "Anne-Sophie Lefèvre", "Margaux de La Tour", "Crème de nuit régénérante",
    "Huile démaquillante bio", "Sérum acide hyaluronique", "Sérum éclat vitamine C - 15 ml",
    "marieange.boeuf1487@courriel.example", "Net promoter score · Baromètre 2025-12",
    "Net promoter score · Baromètre 2026-06", "Customer satisfaction · Après livraison",
    "Satisfaction client · Après livraison", "Loïc Saint-Martin", "Bram van den Berg",
    "Anne-Sophie Guérin", "Anne-Sophie Garnier", "Françoise Le Bihan", "Marie-Ange Martin",
    "Masque argile « peau nette » +2", "Savon surgras au lait d'ânesse",
    "Savon surgras au lait d'ânesse +2", "Crème de jour à l'aubépine - 50 ml +1",
    "Crème de jour à l'aubépine - 50 ml +3", "Shampooing solide ortie 🌿 +3",
    "Crème solaire enfants SPF 50+ +2", "2025-02-30 10:15:00 +0100",
    "Savon doux", "Sérum Éclat 30 ml", "Camille d’Aubigné",
  ]

  /// Sentences beside a number that `x` tells whole.
  private static let told = ["models", "models-gains"]

  /// What 60 columns can't hold and another key tells whole: `x` the models and their table, `y` copies a command, a
  /// problem's place and an id, `tab` opens a rule's list.
  private static let tightened: Set<String> = [
    "models", "models-gains", "models-none", "expression", "expression-mistake", "builder",
    "builder-together", "builder-typing", "builder-text", "datahealth", "datahealth-problems",
    "profile", "rights-erase", "view-waiting",
  ]

  @Test("at 60 columns nothing is cut either where no other key tells it whole")
  func tight() async throws {
    for place in ScreenPlace.all where !Self.tightened.contains(place.name) {
      for language in Language.allCases {
        let session = try await place.session(language, size: .small)
        let cut = session.writings.filter(\.isCut).map(\.text).filter { !Self.data.contains($0) }
        // The arrow of the sort stands beyond the last column where there is no room for it.
        #expect(cut.filter { $0 != "▼" } == [], "\(place.name) \(language.rawValue)")
      }
    }
  }

  @Test("the account of every number is whole at 60 columns", arguments: Language.allCases)
  func accounts(_ language: Language) async throws {
    let backend = try Sample.backend.get()
    let wording = Wording(language, currency: await backend.summary().shop.currency)
    for number in NumberName.all {
      let measured = try? await backend.measure(NamedNumber(number), among: .everyone)
      guard let account = measured?.explanation else { continue }
      var canvas = Canvas.forWritings(size: Size(width: 60, height: 99))
      let view = ExplainView(dialog: ExplainDialog(account), wording: wording)
      canvas.draw(view, in: canvas.bounds, theme: .dark)
      let writings = canvas.writings ?? []
      #expect(writings.count > 5 && writings.filter(\.isCut).isEmpty, "\(number)")
    }
  }

  @Test(
    "at 80, 100, 120 and 160 columns nothing is cut but what shops call things",
    arguments: ScreenPlace.all)
  func whole(_ place: ScreenPlace) async throws {
    for language in Language.allCases {
      var session = try await place.session(language, size: .classic)
      for size in [Size.classic, .medium, .roomy, .wide] {
        session.resize(size)
        let cut = session.writings.filter(\.isCut).map(\.text).filter { !Self.data.contains($0) }
        let isTold = Self.told.contains(place.name)
        let labels = cut.filter { $0 != "▼" && !(isTold && ($0.hasSuffix(".") || size == .roomy)) }
        #expect(labels == [], "\(language.rawValue) \(size.width)")
      }
    }
  }

  @Test("in French a blank stands before a colon, a semicolon and a question or exclamation mark")
  func punctuation() async throws {
    for place in ScreenPlace.all {
      let texts = try await place.session(.french, size: .wide).writings.map(\.text)
      let wrong = texts.filter { text in
        !text.contains("=") && !text.contains("is no amount")
          && text.contains(/[\p{L}\p{N}%€)»][:;?!](?: |$)/)
      }
      #expect(wrong == [], "\(place.name)")
    }
  }

  @Test("what is written alike in both languages is a name, a key or the audience language")
  func translated() async throws {
    var alike: Set<String> = []
    for place in ScreenPlace.all {
      let english = try await place.session(.english, size: .wide).writings
      let french = try await place.session(.french, size: .wide).writings
      alike.formUnion(Set(english.map(\.text)).intersection(french.map(\.text)))
    }
    let vocabulary = try Self.vocabulary()
    let unknown = alike.filter { text in
      let words = Self.words(text)
      return !Self.isMarked(text) && words.contains { $0.count > 2 && !vocabulary.contains($0) }
    }
    #expect(unknown.sorted() == [])
  }

  /// Addresses, files, commands, formulas and identifiers are never translated.
  private static func isMarked(_ text: String) -> Bool {
    text.contains("@") || text.contains("(") || text.contains("_") || text.hasPrefix("tenure ")
      || text.contains(".csv") || text.contains("=") || text.contains(" / ")
      || text.contains(where: \.isNumber) && !text.contains(" ")
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && $0 != "’" && $0 != "'" }.map(String.init)
  }

  /// The words of the shops' own data, of the audience language, and those both languages share.
  private static func vocabulary() throws -> Set<String> {
    let files = ["customers_export.csv", "products_export.csv", "orders_export.csv"]
    let texts = try files.map {
      try String(contentsOfFile: Sample.folder + "/" + $0, encoding: .utf8)
    }
    let sample = texts.flatMap {
      words($0.split(separator: "\n").dropFirst().joined(separator: " "))
    }
    let village = TinyShop.village.customers.flatMap { words("\($0.firstName) \($0.lastName)") }
    let language = Field.allCases.flatMap { words($0.rawValue) }
    return Set(sample + village + language + shared + columns)
  }

  /// French and English write them alike.
  private static let shared = words(
    """
    segments segment audiences audience expression champions satisfaction destination mail sms logistic
    sérum éclat huile savon doux crème nuit nbd mbg pareto mean brier auc cac roas grr nrr pro cha
    instagram tiktok google meta hubspot customer match brevo contacts klaviyo generic shopify utf eur
    faithful tenure village rhythm net promoter score source intercept penalty cutoffs dark messages
    europe paris france at risk cleo bob tab esc enter alt days and not top points margin
    nantes lille genève gand baromètre influence affiliation shop rows commande goods refunded
    colour blind dusk forest high contrast light mono paper slate
    """)

  /// Headers of the exports, as data health names them.
  private static let columns = words(
    "created at first name last name zip code phone number email city")
}

extension Session {
  /// What is written on the window.
  var writings: [Writing] {
    var canvas = Canvas.forWritings(size: dashboard.size)
    dashboard.draw(on: &canvas, theme: theme)
    return canvas.writings ?? []
  }
}
