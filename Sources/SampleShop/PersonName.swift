/// A name as written, and in the plain letters that an e-mail address allows.
struct PersonName: Sendable {
  let written: String
  let plain: String

  /// "Zoé" folds by itself; "花子=hanako" says how.
  init(_ entry: Substring) {
    let parts = entry.split(separator: "=", maxSplits: 1)
    written = String(parts[0])
    plain = parts.count == 2 ? String(parts[1]) : PersonName.folded(parts[0])
  }

  private static func folded(_ name: Substring) -> String {
    var plain = ""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z": plain += String(scalar).lowercased()
      case "à", "á", "â", "ä", "ã", "å", "Á": plain += "a"
      case "ç": plain += "c"
      case "è", "é", "ê", "ë", "É": plain += "e"
      case "ì", "í", "î", "ï", "Í": plain += "i"
      case "ñ": plain += "n"
      case "ò", "ó", "ô", "ø": plain += "o"
      case "ö", "Ö": plain += "oe"
      case "ù", "ú", "û": plain += "u"
      case "ü": plain += "ue"
      case "ß": plain += "ss"
      case "œ": plain += "oe"
      default: break
      }
    }
    return plain
  }
}
