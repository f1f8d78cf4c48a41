/// A country that the shop delivers to: its post, its tax, its names and places.
struct Country: Sendable {
  struct Town: Sendable {
    let name: String
    let zip: String
  }

  let code: String
  let language: String
  /// Value-added tax in percent, included in the price; 0 outside the Union's scheme.
  let tax: Int
  let taxName: String
  let carrier: String
  /// Cents.
  let shipping: Int
  /// Cents from which shipping is free.
  let freeFrom: Int
  /// Share of customers, relative to the others.
  let weight: Int
  /// Percentage points added to the share who never come back.
  let fleeting: Int
  let givenNames: [PersonName]
  let familyNames: [PersonName]
  let towns: [Town]
  let streets: [String]

  static let all: [Country] = [
    france, belgium, germany, spain, italy, netherlands, britain, japan, china, korea,
  ]

  static let urn = Urn(all.map(\.weight))

  private static let france = Country(
    code: "FR", language: "fr", tax: 20, taxName: "FR TVA 20%", carrier: "Colissimo, suivi",
    shipping: 490, freeFrom: 4900, weight: 56, fleeting: 0, givenNames: Names.frenchGiven,
    familyNames: Names.frenchFamily,
    towns: towns(
      "Paris 75011,Lyon 69003,Saint-Étienne 42000,Nantes 44000,Lille 59800,Bordeaux 33000,"
        + "Rennes 35000,Toulouse 31000,Marseille 13006,Besançon 25000,Orléans 45000,Nîmes 30000"),
    streets: [
      "rue de l'Église", "rue des Lilas", "av. Foch", "quai Saint-Vincent", "place d'Armes",
    ]
  )

  private static let belgium = Country(
    code: "BE", language: "fr", tax: 21, taxName: "BE TVA 21%", carrier: "bpost",
    shipping: 690, freeFrom: 6900, weight: 9, fleeting: -5, givenNames: Names.belgianGiven,
    familyNames: Names.belgianFamily,
    towns: towns("Bruxelles 1000,Liège 4000,Gent 9000,Antwerpen 2000,Namur 5000"),
    streets: ["rue Haute", "Veldstraat", "chaussée d'Ixelles", "Kerkstraat"])

  private static let germany = Country(
    code: "DE", language: "de", tax: 19, taxName: "DE MwSt 19%", carrier: "DHL Paket",
    shipping: 790, freeFrom: 7900, weight: 11, fleeting: -13, givenNames: Names.germanGiven,
    familyNames: Names.germanFamily,
    towns: towns("Köln 50667,München 80331,Berlin 10115,Hamburg 20095,Düsseldorf 40213"),
    streets: ["Lindenstraße", "Gartenweg", "Schulstraße", "Am Mühlbach"])

  private static let spain = Country(
    code: "ES", language: "es", tax: 21, taxName: "ES IVA 21%", carrier: "Correos",
    shipping: 790, freeFrom: 7900, weight: 6, fleeting: 12, givenNames: Names.spanishGiven,
    familyNames: Names.spanishFamily,
    towns: towns("Madrid 28004,Barcelona 08012,A Coruña 15003,Sevilla 41001,Cádiz 11003"),
    streets: ["calle Mayor", "avda. del Sol", "calle de la Peña"])

  private static let italy = Country(
    code: "IT", language: "it", tax: 22, taxName: "IT IVA 22%", carrier: "Poste Italiane",
    shipping: 790, freeFrom: 7900, weight: 6, fleeting: 7, givenNames: Names.italianGiven,
    familyNames: Names.italianFamily,
    towns: towns("Milano 20121,Roma 00184,Torino 10121,Forlì 47121,Napoli 80134"),
    streets: ["via Roma", "via Garibaldi", "corso d'Italia"])

  private static let netherlands = Country(
    code: "NL", language: "nl", tax: 21, taxName: "NL BTW 21%", carrier: "PostNL",
    shipping: 690, freeFrom: 6900, weight: 5, fleeting: -8, givenNames: Names.dutchGiven,
    familyNames: Names.dutchFamily,
    towns: towns("Amsterdam 1012 AB,Utrecht 3511 CD,Den Haag 2511 EF,Groningen 9711 GH"),
    streets: ["Dorpsstraat", "Molenweg", "Prinsengracht"])

  private static let britain = Country(
    code: "GB", language: "en", tax: 0, taxName: "", carrier: "Royal Mail",
    shipping: 1290, freeFrom: 12_000, weight: 4, fleeting: 16, givenNames: Names.britishGiven,
    familyNames: Names.britishFamily,
    towns: towns("London E1 6AN,Leeds LS1 4DY,Bristol BS1 4ST,Glasgow G2 1DY"),
    streets: ["High Street", "Station Road", "King's Lane"])

  private static let japan = Country(
    code: "JP", language: "ja", tax: 0, taxName: "", carrier: "Chronopost International",
    shipping: 1990, freeFrom: 15_000, weight: 1, fleeting: 5, givenNames: Names.japaneseGiven,
    familyNames: Names.japaneseFamily, towns: towns("東京都 150-0001,京都市 600-8001"),
    streets: ["神宮前", "四条通"])

  private static let china = Country(
    code: "CN", language: "zh", tax: 0, taxName: "", carrier: "Chronopost International",
    shipping: 1990, freeFrom: 15_000, weight: 1, fleeting: 10, givenNames: Names.chineseGiven,
    familyNames: Names.chineseFamily, towns: towns("上海 200000,北京 100000"),
    streets: ["南京路", "长安街"])

  private static let korea = Country(
    code: "KR", language: "ko", tax: 0, taxName: "", carrier: "Chronopost International",
    shipping: 1990, freeFrom: 15_000, weight: 1, fleeting: 8, givenNames: Names.koreanGiven,
    familyNames: Names.koreanFamily, towns: towns("서울 04524,부산 48058"),
    streets: ["세종대로", "해운대로"])

  /// "Lyon 69003,A Coruña 15003,Leeds LS1 4DY": the zip starts at the first word with a digit.
  private static func towns(_ list: String) -> [Town] {
    list.split(separator: ",").map { entry in
      let words = entry.split(separator: " ")
      let zip = words.firstIndex { $0.utf8.contains { (48...57).contains($0) } } ?? words.endIndex
      return Town(
        name: words[..<zip].joined(separator: " "), zip: words[zip...].joined(separator: " "))
    }
  }
}
