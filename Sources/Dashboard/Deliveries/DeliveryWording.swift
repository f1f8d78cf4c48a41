import CustomerData
import Destinations
import Foundation
import Workspace

extension Wording {
  /// The name of a step of a delivery.
  public func name(of stage: DeliveryStage) -> String {
    switch stage {
    case .selected: say("selected", "sélectionnés")
    case .suppressed: say("suppressed", "opposés")
    case .noConsent: say("no consent", "sans accord")
    case .capped: say("capped", "plafonnés")
    case .heldOut: say("held out", "témoins")
    case .noIdentifier: say("no identifier", "injoignables")
    case .written: say("written", "écrits")
    }
  }

  /// What a step of a delivery is, in a few words.
  public func meaning(of stage: DeliveryStage) -> String {
    switch stage {
    case .selected: say("customers in the audience", "clients de l’audience")
    case .suppressed:
      say("suppression list, or three refusals", "liste d’opposition ou trois refus")
    case .noConsent: say("no granted consent for this", "pas d’accord pour cet usage")
    case .capped: say("contacted often enough for now", "assez sollicités pour l’instant")
    case .heldOut: say("left alone, to compare", "à part, pour comparer")
    case .noIdentifier: say("nothing to recognise them by", "rien pour les reconnaître")
    case .written: say("rows in the file", "lignes du fichier")
    }
  }

  /// Why a customer stays behind.
  public func name(of reason: HeldBackReason) -> String {
    switch reason {
    case .suppressed: say("suppressed", "opposés")
    case .refused: say("refused three times", "refusé trois fois")
    case .neverAsked: say("never asked", "jamais demandé")
    case .denied: say("denied", "refusé")
    case .revoked: say("revoked", "retiré")
    case .capped: say("capped", "plafonnés")
    case .heldOut: say("held out", "témoins")
    case .noIdentifier: say("no identifier", "injoignables")
    case .sameIdentifier: say("same as somebody before", "même adresse qu’un autre")
    }
  }

  /// The reasons of a step where it has several: `17 never asked, 9 revoked`; "" else.
  public func reasons(of count: StageCount) -> String {
    guard !count.reasonText.isEmpty else { return "" }
    return count.reasons.map { "\(number($0.customers)) \(name(of: $0.reason))" }
      .joined(separator: ", ")
  }

  /// What a list is for.
  public func name(of purpose: Purpose) -> String {
    switch purpose {
    case .email: say("e-mail", "e-mail")
    case .sms: say("SMS", "SMS")
    case .ads: say("advertising", "publicité")
    case .profiling: say("profiling", "profilage")
    }
  }

  /// What a destination is called.
  public func title(ofDestination name: String) -> String {
    switch name {
    case CSVDestination.name: say("CSV file", "Fichier CSV")
    case JSONLinesDestination.name: say("JSON Lines file", "Fichier JSON Lines")
    case ReportDestination.name: say("Spreadsheet report", "Rapport pour tableur")
    case MetaDestination.name: say("Meta custom audience", "Audience personnalisée Meta")
    case TikTokDestination.name: say("TikTok custom audience", "Audience personnalisée TikTok")
    case PinterestDestination.name: say("Pinterest customer list", "Liste clients Pinterest")
    case SnapchatDestination.name: say("Snapchat list, e-mail", "Liste Snapchat, e-mail")
    case SnapchatPhoneDestination.name: say("Snapchat list, phone", "Liste Snapchat, téléphone")
    case KlaviyoDestination.name: say("Klaviyo list", "Liste Klaviyo")
    case MailchimpDestination.name: say("Mailchimp audience", "Audience Mailchimp")
    default:
      Destinations.all.map { type(of: $0) }.first { $0.name == name }?.title ?? name
    }
  }

  /// What a destination asks of a list: consent, what it recognises people by, how many rows.
  public func needs(ofDestination name: String) -> String {
    guard let found = try? Destinations.named(name) else { return "" }
    let rules = type(of: found).rules
    let purposes =
      rules.purposes.count == Purpose.allCases.count
      ? say("any consent", "tout accord")
      : say("consent: ", "accord : ")
        + rules.purposes.map { self.name(of: $0) }.joined(separator: say(" or ", " ou "))
    let signs = rules.identifiers.map(sign).joined(separator: say(" or ", " ou "))
    let how = rules.isHashed ? say(", hashed", ", haché") : ""
    return [purposes, rows(rules), signs + how].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private func sign(_ identifier: DestinationRules.Identifier) -> String {
    switch identifier {
    case .email: say("address", "adresse")
    case .phone: say("number", "numéro")
    case .address: say("name, zip and country", "nom, code postal et pays")
    }
  }

  private func rows(_ rules: DestinationRules) -> String {
    switch rules.minimum {
    case .advised(let rows):
      say("\(number(rows))+ rows advised", "\(number(rows))+ lignes conseillées")
    case .required(let rows):
      say("\(number(rows))+ rows required", "\(number(rows))+ lignes requises")
    case nil: ""
    }
  }

  /// Something to know before delivering, as one sentence.
  public func sentence(_ note: DeliveryNote) -> String {
    switch note {
    case .phonesLeftOut:
      say(
        "The phone library was not found: the phone column is empty.",
        "Bibliothèque des téléphones introuvable : colonne téléphone vide.")
    case .phonesNotVerified(let count):
      plural(
        count, "phone number is in no known range; it is delivered.",
        "phone numbers are in no known range; they are delivered.",
        "numéro hors des plages connues ; il est livré.",
        "numéros hors des plages connues ; ils sont livrés.")
    case .phonesDropped(let count):
      plural(
        count, "phone number could not be read; its cell is empty.",
        "phone numbers could not be read; their cells are empty.",
        "numéro illisible ; sa cellule est vide.", "numéros illisibles ; cellules vides.")
    case .emailsDropped(let count):
      plural(
        count, "e-mail address cannot be one; its cell is empty.",
        "e-mail addresses cannot be one; their cells are empty.",
        "adresse e-mail impossible ; sa cellule est vide.",
        "adresses e-mail impossibles ; cellules vides.")
    case .cleaned(let column, let cells):
      plural(
        cells, "cell of \(column) lost signs a spreadsheet takes for a formula.",
        "cells of \(column) lost signs a spreadsheet takes for a formula.",
        "cellule de \(column) privée de signes pris pour une formule.",
        "cellules de \(column) privées de signes pris pour une formule.")
    case .idsDropped(let count):
      plural(
        count, "customer id looks like a formula; its cell is empty.",
        "customer ids look like formulas; their cells are empty.",
        "identifiant pris pour une formule ; cellule vide.",
        "identifiants pris pour des formules ; cellules vides.")
    case .shortened(let column, let cells):
      plural(
        cells, "cell of \(column) is cut at what the platform keeps.",
        "cells of \(column) are cut at what the platform keeps.",
        "cellule de \(column) coupée à ce que garde la plateforme.",
        "cellules de \(column) coupées à ce que garde la plateforme.")
    case .fewerThanAdvised(let platform, let minimum, let found):
      say(
        "\(platform) advises at least \(number(minimum)) rows; there are \(number(found)).",
        "\(platform) conseille au moins \(number(minimum)) lignes ; il y en a \(number(found)).")
    case .severalFiles(let count):
      say(
        "More than the platform takes in one file: there will be \(number(count)) files.",
        "Plus que la plateforme n’accepte en un fichier : il y aura \(number(count)) fichiers.")
    }
  }

  /// That a file was delivered, how many rows, and where its proof is.
  public func sentence(_ receipt: Receipt) -> String {
    let rows = plural(receipt.rows, "row", "rows", "ligne", "lignes")
    let file = DeliveryPath.abbreviated(receipt.file)
    return say(
      "\(rows) → \(file) · proof beside it: .proof.json",
      "\(rows) → \(file) · preuve à côté : .proof.json")
  }
}
