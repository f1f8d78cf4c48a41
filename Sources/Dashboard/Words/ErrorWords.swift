import CustomerData
import Foundation
import Retention
import RetentionEngine

extension Wording {
  /// Why a folder could not be read, where, and what to do next.
  public func sentence(_ error: LoadError) -> String {
    switch error {
    case .folderMissing(let path):
      say(
        "There is no folder \(path). Check the path.",
        "Le dossier \(path) n’existe pas. Vérifiez le chemin.")
    case .notAFolder(let path):
      say(
        "\(path) is a file: give the folder that holds the exports.",
        "\(path) est un fichier : donnez le dossier qui contient les exports.")
    case .notAPlainFile(let path):
      say(
        "\(path) is no plain file: remove the pipe, device or dangling link.",
        "\(path) n’est pas un simple fichier : retirez ce tube, périphérique ou lien mort.")
    case .unreadable(let path, let errno):
      say(
        "\(path) could not be read (\(reason(errno: errno))). Check its permissions.",
        "\(path) est illisible (\(reason(errno: errno))). Vérifiez ses droits.")
    case .changedWhileRead(let path):
      say(
        "\(path) changed while it was read. Load again when its export has finished.",
        "\(path) a changé pendant la lecture. Rechargez une fois son export terminé.")
    case .configuration(let file, let line, let fault):
      "\(file), \(say("line", "ligne")) \(line): \(sentence(fault))"
    case .nothingUsable(let report): nothingUsable(report)
    case .cancelled: say("Cancelled.", "Annulé.")
    }
  }

  /// What is wrong with a line of tenure.toml.
  public func sentence(_ fault: ConfigurationFault) -> String {
    switch fault {
    case .syntax(let text): say("this is not TOML (\(text)).", "ce n’est pas du TOML (\(text)).")
    case .unknownKey(let key, let known):
      say(
        "the key \(key) is not known; known are \(known.joined(separator: ", ")).",
        "la clé \(key) est inconnue ; sont connues \(known.joined(separator: ", ")).")
    case .wrongType(let key, let expected):
      say("\(key) must be \(expected).", "\(key) doit être \(expected).")
    case .badValue(let key, let value, let allowed):
      allowed.isEmpty
        ? say("“\(value)” is no value for \(key).", "« \(value) » ne convient pas à \(key).")
        : say(
          "“\(value)” is no value for \(key); allowed are \(allowed.joined(separator: ", ")).",
          "« \(value) » ne convient pas à \(key) ; sont permis \(allowed.joined(separator: ", ")).")
    case .missingKey(let key): say("the key \(key) is missing.", "la clé \(key) manque.")
    case .unknownTimeZone(let name):
      say(
        "there is no time zone “\(name)”; write one such as Europe/Paris.",
        "le fuseau « \(name) » n’existe pas ; écrivez par exemple Europe/Paris.")
    }
  }

  /// Why a question has no answer.
  public func sentence(_ error: BackendError) -> String {
    switch error {
    case .unknownCustomer:
      say(
        "No customer has this id; tenure customers lists them.",
        "Aucun client n’a cet identifiant ; tenure customers les liste.")
    case .cancelled: say("Cancelled.", "Annulé.")
    case .metric(.noOrders):
      say("There is no valid order to measure.", "Aucune commande valide à mesurer.")
    case .noPast:
      say("The data of that day are not at hand.", "Les données de ce jour ne sont pas là.")
    case .metric(.noSuchPart): say("There is no such cell.", "Cette case n’existe pas.")
    case .metric(.foreignSelection):
      say("The data have changed meanwhile; ask again.", "Les données ont changé ; recommencez.")
    case .metric(.cancelled): say("Cancelled.", "Annulé.")
    }
  }

  private func nothingUsable(_ report: IngestReport) -> String {
    let names = report.files.map(\.name)
    guard !names.isEmpty else {
      return say(
        "The folder holds no file to read: put the shop's exports (CSV) there.",
        "Le dossier ne contient aucun fichier lisible : déposez-y les exports (CSV) de la boutique."
      )
    }
    let listed = names.prefix(3).joined(separator: ", ") + (names.count > 3 ? " …" : "")
    return say(
      "No order and no customer was found in \(listed): tenure check says why, file by file.",
      "Aucune commande ni client dans \(listed) : tenure check dit pourquoi, fichier par fichier.")
  }

  func reason(errno code: Int32) -> String { String(cString: strerror(code)) }
}
