import CustomerData

extension Wording {
  /// Why something in a file was refused, dropped or deserves a word, and what to do.
  public func sentence(_ reason: IngestReason) -> String {
    switch reason {
    case .missing: say("a value is needed here", "une valeur est requise ici")
    case .notAnAmount: say("not an amount", "n’est pas un montant")
    case .notAQuantity: say("not a number of units", "n’est pas une quantité")
    case .tooLarge: say("too large a number", "nombre trop grand")
    case .notADate: say("not a date", "n’est pas une date")
    case .ambiguousDates(let setting):
      say(
        "day or month first? Add to tenure.toml: \(setting)",
        "jour ou mois d’abord ? Ajoutez à tenure.toml : \(setting)")
    case .contradictoryDates:
      say("some dates are day first, others month first", "dates jour/mois et mois/jour mêlées")
    case .excelNumber:
      say(
        "Excel has rounded this number: export again without opening it",
        "Excel a arrondi ce nombre : réexportez sans l’ouvrir")
    case .raggedRow(let found, let expected):
      say(
        "\(found) fields where the header has \(expected)",
        "\(found) champs, l’en-tête en a \(expected)")
    case .unclosedQuote: say("a quote is never closed", "guillemet jamais fermé")
    case .looseQuote:
      say("a quote inside a field is not doubled", "guillemet non doublé dans un champ")
    default: longer(reason)
    }
  }

  private func longer(_ reason: IngestReason) -> String {
    switch reason {
    case .duplicateOrder(let file):
      say("an order that \(file) has told already", "commande déjà lue dans \(file)")
    case .incompleteOrder:
      say("rows of an order whose main row was refused", "lignes d’une commande refusée")
    case .dropRule(let line):
      say("dropped by tenure.toml, line \(line)", "écartée par tenure.toml, ligne \(line)")
    case .lineWithoutOrder: say("a line whose order is in no file", "ligne sans commande")
    case .refundWithoutOrder:
      say("a refund whose order is in no file", "remboursement sans commande")
    case .refundWithoutAmount: say("a return without an amount", "retour sans montant")
    case .returnWithoutOrder:
      say("a return of more than was bought before", "retour dépassant les achats d’avant")
    case .undatedRefunds:
      say(
        "undated refunds: on the order’s day",
        "remb. non datés : au jour de commande")
    case .unknownStatus:
      say("an unknown status: taken as not paid", "statut inconnu : compté comme non payé")
    case .unknownConsent:
      say("an unknown purpose or state of consent", "finalité ou état de consentement inconnu")
    case .notAFile:
      say(
        "no plain file: a pipe, a device, a dangling link, or a name that is not UTF-8",
        "pas un simple fichier : tube, périphérique, lien mort ou nom hors UTF-8")
    case .noIdentifier:
      say(
        "belongs to nobody: no id, e-mail or phone",
        "n’est à personne : ni id, ni e-mail, ni téléphone")
    case .noRate(let currency):
      say(
        "no rate for \(currency): add it under [rates] in tenure.toml",
        "pas de taux pour \(currency) : ajoutez-le sous [rates] dans tenure.toml")
    case .totalsAdded:
      say(
        "several rows of one order: totals added",
        "plusieurs lignes d’une commande : totaux additionnés")
    default: ofFile(reason)
    }
  }

  private func unpacking(_ packing: Packing, _ name: String) -> String {
    guard packing != .workbook else {
      return say(
        "a workbook: export each of its sheets as CSV",
        "un classeur : exportez chaque feuille en CSV")
    }
    let file = DeliveryOrder.quoted(name.hasPrefix("-") ? "./" + name : name)
    // A file that only lacks its ending is packed, too; gunzip and the like refuse to rename it.
    let command =
      switch packing {
      case .gzip: name.hasSuffix(".gz") ? "gunzip -k \(file)" : "zcat < \(file) > unpacked.csv"
      case .zip: "unzip \(file)"
      case .bzip2: name.hasSuffix(".bz2") ? "bunzip2 -k \(file)" : "bzcat \(file) > unpacked.csv"
      case .xz: name.hasSuffix(".xz") ? "unxz -k \(file)" : "xzcat < \(file) > unpacked.csv"
      case .zstandard: "zstdcat \(file) > unpacked.csv"
      case .sevenZip: "7z x \(file)"
      case .workbook: ""
      }
    return say(
      "packed (\(packing.rawValue)): unpack it with \(command)",
      "compressé (\(packing.rawValue)) : décompressez avec \(command)")
  }

  private func ofFile(_ reason: IngestReason) -> String {
    switch reason {
    case .emptyFile: say("the file is empty", "le fichier est vide")
    case .headerOnly: say("a header and no rows", "un en-tête et aucune ligne")
    case .binary: say("not a text file", "n’est pas un fichier texte")
    case .notDelimitedText:
      say("not delimited text: export it as CSV", "n’est pas du CSV : exportez en CSV")
    case .packed(let packing, let name): unpacking(packing, name)
    case .wrongEncoding(let name): say("not encoded in \(name)", "n’est pas encodé en \(name)")
    case .unknownHeader(let nearest, let missing, let suggestion):
      say(
        "unknown header; nearest is \(nearest), which needs \(missing.joined(separator: ", ")). In tenure.toml: \(suggestion)",
        "en-tête inconnu ; le plus proche est \(nearest), qui exige \(missing.joined(separator: ", ")). Dans tenure.toml : \(suggestion)"
      )
    case .ambiguousHeader(let kinds, let suggestion):
      say(
        "could be \(kinds.joined(separator: " or ")). In tenure.toml: \(suggestion)",
        "peut être \(kinds.joined(separator: " ou ")). Dans tenure.toml : \(suggestion)")
    case .duplicateHeader: say("two columns of the same name", "deux colonnes du même nom")
    case .mappedColumnMissing(let header):
      say(
        "tenure.toml names a column “\(header)” that is not there",
        "tenure.toml cite une colonne « \(header) » absente")
    case .unknownWord(let known):
      say("known here: ", "mots connus : ") + known.joined(separator: ", ")
    case .unknownScale:
      say(
        "a scale on which no such question is asked",
        "une échelle sur laquelle cette question ne se pose pas")
    case .scoreOutsideScale(let low, let high):
      say(
        "no score from \(low) to \(high): not counted",
        "pas une note de \(low) à \(high) : non comptée")
    case .eventWithoutOrder:
      say("its order is in no file", "sa commande n’est dans aucun fichier")
    case .recognisedNotRead(let platform):
      say(
        "recognised as an export of \(platform), which is not read",
        "reconnu comme un export de \(platform), qui n’est pas lu")
    case .matchesNoFile:
      say(
        "an entry of tenure.toml matches no file",
        "une entrée de tenure.toml ne correspond à aucun fichier")
    case .brokenExport:
      say(
        "no address in the e-mail column: a known fault of PrestaShop 1.7.6",
        "aucune adresse dans la colonne e-mail : défaut connu de PrestaShop 1.7.6")
    default: reason.code
    }
  }
}
