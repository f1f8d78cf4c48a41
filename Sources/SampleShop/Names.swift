/// Common given and family names by country; any likeness is chance.
enum Names {
  static let frenchGiven = list(
    """
    Zoé,Léa,Camille,Chloé,Inès,Manon,Jeanne,Louise,Élodie,Anaïs,Maëlle,Noémie,Océane,Aurélie,\
    Céline,Hélène,Sophie,Julie,Amélie,Margaux,Éloïse,Solène,Clémence,Fatima,Aïcha,Lucas,Hugo,\
    Théo,Loïc,Jérôme,Raphaël,Marie-Ange,Anne-Sophie,Françoise,Geneviève,Yasmine
    """)
  static let frenchFamily = list(
    """
    Martin,Bernard,Dubois,Lefèvre,Moreau,Lambert,Fournier,Girard,Roux,Mercier,Blanc,Guérin,\
    Boyer,Garnier,Chevalier,Legrand,Gauthier,Perrin,Morel,Bœuf,D'Angelo,L'Hermitte,Le Goff,\
    de La Tour,Benoît,Hébert,Nguyen,Traoré,Benali,Le Bihan,Pélissier,Béranger,Saint-Martin,Câlin
    """)
  static let belgianGiven = list("Elise,Noor,Emma,Lotte,Amandine,Joëlle,Wim,Sander,Maïté,Laurence")
  static let belgianFamily = list(
    "Peeters,Janssens,Maes,Dupont,Lambrechts,Vandenberghe,Claes,D'Hondt,Renard,Goossens")
  static let germanGiven = list(
    "Jürgen,Lena,Anna,Mia,Käthe,Sabine,Björn,Jörg,Greta,Ursula,Sören,Franziska,Heike,Zoë")
  static let germanFamily = list(
    "Müller,Schmidt,Groß,Weiß,Schäfer,Köhler,Krüger,Jäger,Böhm,Fuchs,von Hagen,Günther,Meyer")
  static let spanishGiven = list(
    "Lucía,Carmen,Begoña,Sofía,Inés,María José,Íñigo,Álvaro,Ana,Nuria,Rocío,Martín")
  static let spanishFamily = list(
    "García,Peña,Muñoz,Ibáñez,Núñez,Fernández,López,Ortega,Castaño,Sáez,Vázquez")
  static let italianGiven = list(
    "Giulia,Chiara,Martina,Niccolò,Francesca,Elena,Matteo,Lucrezia,Noemi,Alessia,Carlo")
  static let italianFamily = list(
    "Rossi,Russo,D'Amico,Dell'Orto,Ferrari,Esposito,Cantù,Colombo,Ricci,Lo Russo,De Luca")
  static let dutchGiven = list("Sanne,Fleur,Daan,Maartje,Loïs,Anouk,Bram,Femke,Joris,Esmée")
  static let dutchFamily = list(
    "de Vries,van den Berg,Jansen,'t Hooft,Bakker,Visser,van 't Hof,Mulder,Smit,Dijkstra")
  static let britishGiven = list(
    "Olivia,Amelia,Zoë,Siân,Harriet,Grace,Imogen,Chloë,Priya,George,Niamh")
  static let britishFamily = list(
    "Smith,O'Neil,Taylor,Okafor,Patel,Llewellyn,Brontë,McKenzie,Fletcher,Shaw,Evans")
  static let japaneseGiven = list("花子=hanako,陽菜=hina,結衣=yui,葵=aoi,さくら=sakura,健太=kenta")
  static let japaneseFamily = list("山田=yamada,佐藤=sato,鈴木=suzuki,高橋=takahashi,渡辺=watanabe")
  static let chineseGiven = list("丽=li,婷婷=tingting,雪=xue,欣怡=xinyi,伟=wei,𠮷娜=jina")
  static let chineseFamily = list("王=wang,李=lee,张=zhang,刘=liu,陈=chen,欧阳=ouyang")
  static let koreanGiven = list("지은=jieun,서연=seoyeon,민지=minji,하늘=haneul,수빈=subin")
  static let koreanFamily = list("김=kim,이=yi,박=park,최=choi,정=jung")

  private static func list(_ names: String) -> [PersonName] {
    names.split(separator: ",").map(PersonName.init)
  }
}
