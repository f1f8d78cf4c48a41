import CustomerData
import Destinations
import Foundation
import RetentionEngine
import Workspace

extension Wording {
  /// Why nothing was delivered, and what to do next.
  public func sentence(_ error: DeliveryDeskError) -> String {
    switch error {
    case .noHoldoutReason:
      say(
        "State why nobody is held out: without a holdout the effect cannot be measured.",
        "Dites pourquoi personne n’est témoin : sans témoins, l’effet ne se mesure pas.")
    case .shareOutOfRange:
      say(
        "The holdout is a share such as 10%, more than 0 and at most 100.",
        "Les témoins sont une part comme 10%, de plus de 0 à 100.")
    case .wrongPurpose(let destination, let asked, let needed):
      say(
        "\(title(ofDestination: destination)) is for \(name(of: needed)), not \(name(of: asked)).",
        "\(title(ofDestination: destination)) : pour \(name(of: needed)), pas \(name(of: asked)).")
    case .audience(let error): sentence(error)
    case .unreadableProof:
      say(
        "The expression in the proof cannot be read here.",
        "L’expression de la preuve est illisible ici.")
    case .destination(let error): sentence(error)
    case .workspace(let error):
      sentence(error) + " "
        + say(
          "Suppressions are unknown, so nothing is delivered.",
          "Suppressions inconnues : rien n’est livré.")
    case .nobodyCleared:
      say(
        "Nobody may be delivered: nothing was written.",
        "Personne ne peut être livré : rien n’a été écrit.")
    case .file(let error): sentence(error)
    case .folder(let path, let errno):
      say(
        "The folder \(path) could not be made (\(system(errno))).",
        "Le dossier \(path) n’a pu être créé (\(system(errno))).")
    case .notLogged(let receipt, let error):
      say(
        "\(receipt.file) was written, but not logged: \(sentence(error))",
        "\(receipt.file) est écrit, mais pas au journal : \(sentence(error))")
    }
  }

  /// Why a destination gives no rows.
  public func sentence(_ error: DestinationError) -> String {
    switch error {
    case .clearedForAnotherPurpose(let cleared, let needed):
      say(
        "Cleared for \(name(of: cleared)), needed for \(name(of: needed)).",
        "Accord pour \(name(of: cleared)), requis pour \(name(of: needed)).")
    case .refusedName(let word, let rule):
      say(
        "The platform refuses names hinting at \(rule.rawValue): “\(word)”. Choose another name.",
        "La plateforme refuse les noms évoquant \(trait(rule)) : « \(word) ». Changez de nom.")
    case .nameTooLong(let platform, let most, let found):
      say(
        "\(platform) takes names of \(number(most)) letters at most; this one has \(number(found)).",
        "\(platform) accepte \(number(most)) lettres par nom ; celui-ci en a \(number(found)).")
    case .tooFewRows(let platform, let minimum, let found):
      say(
        "\(platform) refuses lists under \(number(minimum)) rows; there are \(number(found)). Widen the audience.",
        "\(platform) refuse moins de \(number(minimum)) lignes ; il y en a \(number(found)). Élargissez."
      )
    case .unknownDestination(let name, let nearest):
      say(
        "There is no destination “\(name)”: use \(nearest.joined(separator: " or ")).",
        "Pas de destination « \(name) » : utilisez \(nearest.joined(separator: " ou ")).")
    case .ambiguousColumn(let name):
      say("The column “\(name)” is there twice.", "La colonne « \(name) » y est deux fois.")
    }
  }

  /// Why a file could not be written.
  public func sentence(_ error: DeliveryError) -> String {
    switch error {
    case .fileExists(let path):
      say(
        "\(path) exists: nothing was written. Choose another name, or replace it.",
        "\(path) existe : rien n’a été écrit. Changez de nom, ou remplacez-le.")
    case .notWritable(let path, let errno):
      say(
        "\(path) cannot be written (\(system(errno))).",
        "\(path) ne peut être écrit (\(system(errno))).")
    case .interruptedWrite(let path, let errno):
      say(
        "Writing \(path) stopped (\(system(errno))): nothing half-written is left.",
        "L’écriture de \(path) s’est arrêtée (\(system(errno))) : rien d’à moitié écrit.")
    case .refused(let error): sentence(error)
    case .nobodyCleared: sentence(DeliveryDeskError.nobodyCleared([]))
    case .cancelled: say("Cancelled: nothing was written.", "Annulé : rien n’a été écrit.")
    }
  }

  /// Why a delivered file cannot be verified.
  public func sentence(_ error: DeliveredFileError) -> String {
    switch error {
    case .noFile(let path): say("There is no file \(path).", "Pas de fichier \(path).")
    case .noProof(let path):
      say("There is no proof \(path): it cannot be verified.", "Pas de preuve \(path).")
    case .damagedProof(let path):
      say("\(path) is no proof of a delivery.", "\(path) n’est pas une preuve de livraison.")
    }
  }

  /// Why the user's folder cannot be used.
  public func sentence(_ error: WorkspaceError) -> String {
    switch error {
    case .writtenByNewerVersion(let path, _, _):
      say(
        "\(path) was written by a newer Tenure; update this one.",
        "\(path) vient d’un Tenure plus récent ; mettez à jour celui-ci.")
    case .notWritable(let path, let errno):
      say(
        "\(path) cannot be written (\(system(errno))).",
        "\(path) ne peut être écrit (\(system(errno))).")
    case .notADatabase(let path, _):
      say(
        "\(path) is damaged or no database, and there is no whole copy beside it. Move it away to begin anew.",
        "\(path) est abîmé ou n’est pas une base, sans copie entière à côté. Déplacez-le pour repartir."
      )
    case .database(let path, let code):
      say("\(path) refuses (SQLite \(code)).", "\(path) refuse (SQLite \(code)).")
    }
  }

  /// Why an audience file cannot be used.
  public func sentence(_ problem: AudienceFileProblem) -> String {
    switch problem {
    case .unreadable: say("the file cannot be read", "fichier illisible")
    case .notText: say("the file is not UTF-8 text", "le fichier n’est pas du texte UTF-8")
    case .tooLarge(let bytes):
      say("the file has \(number(bytes)) bytes", "le fichier a \(number(bytes)) octets")
    case .noExpression: say("no expression is in the file", "aucune expression dans le fichier")
    case .badExpectation(let line):
      say("line \(line): expect is written 200..400", "ligne \(line) : expect s’écrit 200..400")
    }
  }

  /// Why an audience could not be loaded, kept or removed.
  public func sentence(_ error: AudienceFileError) -> String {
    switch error {
    case .unknown(let name):
      say("There is no audience “\(name)”.", "Pas d’audience « \(name) ».")
    case .noName: say("A name needs a letter or a digit.", "Un nom a une lettre ou un chiffre.")
    case .fileExists(let path): say("\(path) is there already.", "\(path) existe déjà.")
    case .notWritable(let path, let errno):
      say(
        "\(path) cannot be written (\(system(errno))).",
        "\(path) ne peut être écrit (\(system(errno))).")
    case .unusable(let path, let problem): "\(path): \(sentence(problem))"
    }
  }

  private func trait(_ rule: NamingRule) -> String {
    switch rule {
    case .health: "la santé"
    case .finances: "l’argent"
    }
  }

  private func system(_ number: Int32) -> String { String(cString: strerror(number)) }
}
