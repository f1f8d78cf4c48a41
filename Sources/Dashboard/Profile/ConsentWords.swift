import CustomerData
import Retention
import TerminalKit

/// Consent in words: granted only where a record says so; everything else is "not consented", with the reason.
extension Wording {
  /// What stands behind a consent: its word, day and source.
  func consent(_ record: ConsentRecord?) -> (sign: String, role: Role, text: String, origin: String)
  {
    guard let record else {
      return (
        "○", .dim, say("not consented: never asked", "sans accord : jamais demandé"), ""
      )
    }
    let day = record.day.map { $0.iso } ?? say("no date", "sans date")
    let origin = [day, record.source].filter { !$0.isEmpty }.joined(separator: " · ")
    switch record.state {
    case .granted: return ("✓", .good, say("consented", "consenti"), origin)
    case .denied:
      return ("✗", .bad, say("not consented: said no", "pas de consentement : refusé"), origin)
    case .revoked:
      return ("✗", .bad, say("not consented: withdrawn", "pas de consentement : retiré"), origin)
    }
  }
}

extension ProfileFacts {
  /// One line: what is granted, and what is not.
  var consentLine: Fact {
    let (granted, others) = Purpose.allCases.reduce(into: ([String](), [String]())) {
      if profile.contact.consents[$1]?.state == .granted {
        $0.0.append(wording.name(of: $1))
      } else {
        $0.1.append(wording.name(of: $1))
      }
    }
    var phrases: [Phrase] = []
    if !granted.isEmpty { phrases.append(Phrase("✓ " + granted.joined(separator: ", "), .good)) }
    if !others.isEmpty {
      let sign = granted.isEmpty ? "" : "   "
      let words = wording.say("not consented: ", "pas de consentement : ")
      phrases.append(Phrase(sign + "✗ " + words + others.joined(separator: ", "), .dim))
    }
    let paragraph = Paragraph(phrases)
    return Fact(paragraph, height: paragraph.height(width: width))
  }

  /// One line for each purpose, with its day and source.
  var consents: [Fact] {
    let heading = Fact(Section(wording.say("Consent", "Consentement")))
    return [heading]
      + Purpose.allCases.map { purpose in
        let consent = wording.consent(profile.contact.consents[purpose])
        return Fact(
          [
            Phrase(wording.name(of: purpose).fitted(to: 14), .text),
            Phrase(consent.sign + " ", consent.role), Phrase(consent.text, consent.role),
          ], [Phrase(consent.origin, .faint)])
      }
  }
}
