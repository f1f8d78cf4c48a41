/// Everything that Maison Aubépine sells.
enum Catalogue {
  static let vendor = "Maison Aubépine"

  static let products: [Product] = care + sun + organic + perfume + accessories

  private static let care: [Product] = [
    Product(
      "SOI-CRJ-50", "Crème de jour à l'aubépine", size: "50 ml", .care, price: 3490, cost: 840,
      rhythm: 52, appeal: 95),
    Product(
      "SOI-CRJ-30", "Crème de jour à l'aubépine", size: "30 ml", .care, price: 2390, cost: 610,
      rhythm: 34, appeal: 45),
    Product(
      "SOI-CRN-50", "Crème de nuit régénérante", .care, price: 3990, cost: 960, rhythm: 60,
      appeal: 55),
    Product(
      "SOI-SER-30", "Sérum éclat vitamine C", size: "30 ml", .care, price: 4490, cost: 1120,
      rhythm: 45,
      appeal: 80),
    Product(
      "SOI-SER-15", "Sérum éclat vitamine C", size: "15 ml", .care, price: 2690, cost: 720,
      rhythm: 24,
      appeal: 35),
    Product(
      "SOI-HYA-30", "Sérum acide hyaluronique", .care, price: 3790, cost: 880, rhythm: 45,
      appeal: 60),
    Product(
      "SOI-NET-150", "Gelée nettoyante douce", size: "150 ml", .care, price: 1690, cost: 380,
      rhythm: 48,
      appeal: 85),
    Product(
      "SOI-NET-400", "Gelée nettoyante douce", size: "400 ml éco-recharge", .care, price: 3290,
      cost: 790, rhythm: 110, appeal: 30),
    Product(
      "SOI-TON-200", "Eau tonique à la rose", .care, price: 1490, cost: 310, rhythm: 55,
      appeal: 45),
    Product(
      "SOI-MAS-75", "Masque argile « peau nette »", .care, price: 1890, cost: 420, rhythm: 75,
      appeal: 30),
    Product(
      "SOI-YEU-15", "Contour des yeux caféine", .care, price: 2790, cost: 690, rhythm: 62,
      appeal: 40),
    Product(
      "SOI-LEV-10", "Baume à lèvres miel & karité", .care, price: 690, cost: 140, rhythm: 40,
      appeal: 60),
    Product(
      "SOI-MAI-75", "Crème mains d'hiver", .care, price: 1190, cost: 240, rhythm: 45, appeal: 40),
    Product(
      "SOI-GOM-100", "Gommage enzymatique", .care, price: 2190, cost: 520, rhythm: 80, appeal: 22),
    Product(
      "SOI-RET-30", "Sérum rétinol 0,3 %", .care, price: 4990, cost: 1340, rhythm: 58, appeal: 28),
    Product(
      "SOI-DUO-SET", "Coffret \"Rituel du soir\"", .care, price: 7490, cost: 2180, rhythm: 90,
      appeal: 16),
  ]

  private static let sun: [Product] = [
    Product(
      "SOL-V50-50", "Fluide solaire visage SPF 50", .sun, price: 2490, cost: 640, rhythm: 38,
      appeal: 60),
    Product(
      "SOL-C30-150", "Lait solaire corps SPF 30", .sun, price: 2290, cost: 560, rhythm: 32,
      appeal: 40),
    Product(
      "SOL-ENF-100", "Crème solaire enfants SPF 50+", .sun, price: 2390, cost: 590, rhythm: 30,
      appeal: 26),
    Product(
      "SOL-STK-12", "Stick solaire lèvres & zones fragiles", .sun, price: 1290, cost: 290,
      rhythm: 35, appeal: 24),
    Product(
      "SOL-APR-200", "Lait après-soleil à l'aloès", .sun, price: 1890, cost: 410, rhythm: 40,
      appeal: 30),
    Product(
      "SOL-BRU-75", "Brume solaire invisible SPF 50", .sun, price: 2690, cost: 700, rhythm: 33,
      appeal: 22),
  ]

  private static let organic: [Product] = [
    Product("BIO-KIT-01", "Kit bio", .organic, price: 5900, cost: 1790, rhythm: 70, appeal: 52),
    Product(
      "BIO-HUI-50", "Huile démaquillante bio", .organic, price: 2290, cost: 560, rhythm: 50,
      appeal: 34),
    Product(
      "BIO-CRE-50", "Crème bio à l'aloe vera", .organic, price: 2890, cost: 720, rhythm: 50,
      appeal: 32),
    Product(
      "BIO-SAV-100", "Savon surgras au lait d'ânesse", .organic, price: 790, cost: 170, rhythm: 36,
      appeal: 40),
    Product(
      "BIO-SHA-200", "Shampooing solide ortie 🌿", .organic, price: 1190, cost: 260, rhythm: 42,
      appeal: 34),
    Product(
      "BIO-DEO-50", "Déodorant crème palmarosa", .organic, price: 1090, cost: 250, rhythm: 45,
      appeal: 28),
  ]

  private static let perfume: [Product] = [
    Product(
      "PAR-AUB-50", "Eau de parfum Aubépine", size: "50 ml", .perfume, price: 6900, cost: 1650,
      rhythm: 190, appeal: 24),
    Product(
      "PAR-AUB-100", "Eau de parfum Aubépine", size: "100 ml", .perfume, price: 9900, cost: 2240,
      rhythm: 330, appeal: 10),
    Product(
      "PAR-FIG-50", "Eau de parfum Figue d'été", .perfume, price: 6900, cost: 1690, rhythm: 200,
      appeal: 16),
    Product(
      "PAR-BRU-100", "Brume parfumée fleur d'oranger", .perfume, price: 2490, cost: 520,
      rhythm: 75, appeal: 22),
    Product(
      "PAR-BOU-180", "Bougie \"Été\" 180 g", .perfume, price: 3490, cost: 890, rhythm: 80,
      appeal: 22),
    Product(
      "PAR-COF-01", "Coffret Fête, parfum et savon", .perfume, price: 7900, cost: 2250,
      rhythm: 360, appeal: 12),
  ]

  private static let accessories: [Product] = [
    Product(
      "ACC-TRO-01", "Trousse en lin", .accessory, price: 1890, cost: 620, rhythm: 400, appeal: 14),
    Product(
      "ACC-DIS-10", "Disques lavables, lot de 10", .accessory, price: 1290, cost: 330, rhythm: 180,
      appeal: 26),
    Product(
      "ACC-GUA-01", "Gua sha quartz rose", .accessory, price: 2190, cost: 540, rhythm: 500,
      appeal: 13),
    Product(
      "ACC-BRO-01", "Brosse visage bambou", .accessory, price: 1590, cost: 420, rhythm: 200,
      appeal: 12),
    Product(
      "ACC-POR-01", "Porte-savon en pierre", .accessory, price: 990, cost: 280, rhythm: 600,
      appeal: 12),
    Product(
      "ACC-BAN-02", "Bandeau éponge, lot de 2", .accessory, price: 890, cost: 210, rhythm: 300,
      appeal: 12),
  ]

  static let kit = position(of: "BIO-KIT-01")
  static let suns: [Int] = products.indices.filter { products[$0].category == .sun }
  static let gifts: [Int] = products.indices.filter {
    products[$0].category == .perfume || products[$0].sku == "SOI-DUO-SET"
  }

  private static func position(of sku: String) -> Int {
    products.firstIndex { $0.sku == sku } ?? 0
  }
}
