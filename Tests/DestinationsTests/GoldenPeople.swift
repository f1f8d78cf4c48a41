import CustomerData
import Foundation
import Support
import Testing

@testable import Destinations

/// The same few people delivered to every destination; the bytes are kept in `Tests/Deliveries`.
enum GoldenPeople {
  static let all: [Contact] = [
    person(
      "C-1", email: " Zoe.Martin+Promo@GMAIL.com ", phone: "06 39 98 12 34", first: "Zoé",
      last: "D'Angelo", city: "Saint-Étienne", zip: "75011", country: "FR"),
    person(
      "C-2", email: "o.neil@example.ie", phone: "+353 87 123 4567", first: "Seán", last: "O’Neil",
      city: "Cork", zip: "T12 XY00", country: "Ireland"),
    person(
      "C-3", email: "élodie@exämple.fr", first: "=HYPERLINK(\"http://evil.example\",\"x\")",
      last: "@cmd", city: "\t=1+1", zip: "-30.00", country: "FR"),
    person(
      "-4", phone: "079 123 45 67", first: "Ann;=1+2", last: "O\"Hara, Jr.", city: "Genève\nOuest",
      zip: "1201", country: "Suisse"),
    person("C-5", first: "No", last: "Channel", city: "Lyon", zip: "69001", country: "France"),
    person(
      "C-6", email: "O.Neil@Example.ie", first: "Same", last: "Address", country: "IE"),
    person("C-7", email: "refused@example.com", phone: "06 12 34 56 78", state: .denied),
    person("C-8", email: "silent@example.com", phone: "06 12 34 56 79", state: nil),
    person("C-9", email: "+tag@example.com", phone: "call me", first: "'t", last: "Hooft"),
  ]

  /// A destination's bytes for these people.
  static func text(of destination: any Destination) throws -> String {
    let preview = try DeliveryPreview(
      of: all, to: destination, under: ClearanceRules(), with: choices)
    return preview.text
  }

  /// The file in `Tests/Deliveries`; `TENURE_RECORD=1` writes it anew, and fails.
  static func golden(_ name: String, is text: String) throws {
    let path = folder + "/" + name
    let known = FileManager.default.contents(atPath: path)
    guard let known, ProcessInfo.processInfo.environment["TENURE_RECORD"] != "1" else {
      try Data(text.utf8).write(to: URL(filePath: path))
      Issue.record("recorded \(path): look at it")
      return
    }
    #expect(known == Data(text.utf8), "\(name)")
  }

  /// The lines of a table in `Tests/Deliveries`, split at tabs.
  static func table(_ name: String) throws -> [[String]] {
    let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
    return text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  static var choices: DeliveryChoices {
    get throws {
      DeliveryChoices(audienceName: "Win-back, June", phones: .reader(try PhoneLibrary()))
    }
  }

  private static let folder: String = {
    let here = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return here.appending(path: "Deliveries").path
  }()

  private static func person(
    _ id: String, email: String = "", phone: String = "", first: String = "", last: String = "",
    city: String = "", zip: String = "", country: String = "", state: ConsentState? = .granted
  ) -> Contact {
    let consents = Purpose.allCases.compactMap { purpose in
      state.map {
        ConsentRecord(
          purpose: purpose, state: $0, day: Day(number: 20_000), source: "consents.csv",
          wording: "v2")
      }
    }
    return Contact(
      customerID: id, email: email, phone: phone, firstName: first, lastName: last, city: city,
      zip: zip, country: country,
      consents: Dictionary(uniqueKeysWithValues: consents.map { ($0.purpose, $0) }))
  }
}

extension DeliveryPreview {
  /// The bytes of all parts, one after the other.
  var text: String {
    parts.map { part in
      rules.layout.head(header)
        + rows[part].map { rules.layout.line($0, header: header, numbers: numbers) }.joined()
    }.joined()
  }
}
