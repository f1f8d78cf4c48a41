import Foundation

/// Countries by the names shop files use.
public enum Country {
  /// The ISO 3166 alpha-2 code, in capitals, of a code or a common English or French name; nil when
  /// it is neither.
  public static func code(of text: String) -> String? {
    let word = folded(text)
    if let code = codes[word] { return code }
    let isCode = word.utf8.count == 2 && word.utf8.allSatisfy { (97...122).contains($0) }
    return isCode ? word.uppercased() : nil
  }

  private static func folded(_ text: String) -> String {
    let plain = text.folding(options: [.diacriticInsensitive], locale: nil).lowercased()
    let letters = plain.unicodeScalars.filter { $0.properties.isAlphabetic }
    return String(String.UnicodeScalarView(letters))
  }

  private static let codes: [String: String] = {
    var codes: [String: String] = [:]
    for line in names.split(separator: "\n") {
      let words = line.split(separator: " ")
      for name in words.dropFirst() { codes[String(name)] = String(words[0]) }
    }
    return codes
  }()

  // A line: the code, then alpha-3 and names, folded as above.
  private static let names = """
    AD and andorra andorre
    AE are unitedarabemirates emiratsarabesunis
    AL alb albania albanie
    AR arg argentina argentine
    AT aut austria autriche osterreich
    AU aus australia australie
    BA bih bosniaandherzegovina bosnieherzegovine
    BE bel belgium belgique belgie belgien
    BG bgr bulgaria bulgarie
    BR bra brazil bresil brasil
    BY blr belarus bielorussie
    CA can canada
    CH che switzerland suisse schweiz svizzera
    CI civ ivorycoast cotedivoire
    CL chl chile chili
    CN chn china chine
    CY cyp cyprus chypre
    CZ cze czechia czechrepublic tchequie republiquetcheque
    DE deu ger germany allemagne deutschland
    DK dnk denmark danemark danmark
    DZ dza algeria algerie
    EE est estonia estonie
    EG egy egypt egypte
    ES esp spain espagne espana
    FI fin finland finlande suomi
    FO fro faroeislands ilesferoe
    FR fra france
    GB gbr uk unitedkingdom royaumeuni greatbritain grandebretagne england angleterre scotland \
    ecosse wales paysdegalles northernireland irlandedunord
    GF guf frenchguiana guyane guyanefrancaise
    GG ggy guernsey guernesey
    GI gib gibraltar
    GP glp guadeloupe
    GR grc el greece grece
    HK hkg hongkong
    HR hrv croatia croatie hrvatska
    HU hun hungary hongrie magyarorszag
    IE irl ireland irlande eire republicofireland
    IL isr israel
    IM imn isleofman iledeman
    IN ind india inde
    IS isl iceland islande
    IT ita italy italie italia
    JE jey jersey
    JP jpn japan japon
    KR kor southkorea coreedusud korea coree
    LB lbn lebanon liban
    LI lie liechtenstein
    LT ltu lithuania lituanie
    LU lux luxembourg luxemburg
    LV lva latvia lettonie
    MA mar morocco maroc
    MC mco monaco
    MD mda moldova moldavie
    ME mne montenegro
    MK mkd northmacedonia macedoinedunord macedonia macedoine
    MQ mtq martinique
    MT mlt malta malte
    MU mus mauritius maurice ilemaurice
    MX mex mexico mexique
    NC ncl newcaledonia nouvellecaledonie
    NL nld netherlands thenetherlands paysbas holland hollande nederland
    NO nor norway norvege norge
    NZ nzl newzealand nouvellezelande
    PF pyf frenchpolynesia polynesiefrancaise
    PL pol poland pologne polska
    PT prt portugal
    RE reu reunion lareunion iledelareunion
    RO rou romania roumanie
    RS srb serbia serbie
    RU rus russia russie russianfederation
    SA sau saudiarabia arabiesaoudite
    SE swe sweden suede sverige
    SG sgp singapore singapour
    SI svn slovenia slovenie
    SK svk slovakia slovaquie
    SM smr sanmarino saintmarin
    SN sen senegal
    TN tun tunisia tunisie
    TR tur turkey turquie turkiye
    UA ukr ukraine
    US usa unitedstates unitedstatesofamerica etatsunis etatsunisdamerique
    VA vat vaticancity vatican
    YT myt mayotte
    ZA zaf southafrica afriquedusud
    """
}
