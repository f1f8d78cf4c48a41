/// What people write into a note: several lines, quotes, emoji.
enum Remarks {
  static let onOrders = [
    "Sonner 2 fois,\nlaisser \"chez la voisine\"\nMerci 🙏", "C'est un cadeau 🎁",
    "Bitte bei Nachbarn abgeben", "Sans parfum, s'il vous plaît ; peau \"réactive\"",
    "Emballage cadeau,\nmot : \"Joyeux anniversaire, maman !\"", "Llamar antes de entregar",
    "Code portail 12B4", "包装请仔细 🌸",
  ]

  static let onPeople = [
    "Préfère le mail,\nallergie : \"noix\"", "Conseillée en boutique", "Peau sensible, cf. échange",
  ]
}
