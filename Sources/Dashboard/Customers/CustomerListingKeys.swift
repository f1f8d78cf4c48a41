import TerminalKit

/// The keys of a list of customers.
extension CustomerListing {
  typealias Binding = KeyBinding<CustomerListingAction>

  func keys(_ scene: Scene) -> [Binding] {
    if menu != nil { return menuKeys(scene.wording) }
    if filter.isTyping { return typingKeys(scene.wording) }
    let visible = CustomerListingLayout(self, in: Rect(scene.size)).visibleRows
    if chooser != nil { return chooserKeys(scene.wording) }
    guard people.value != nil else { return [] }
    return useKeys(scene.wording, visible) + modelKeys(scene.wording)
      + filterKeys(scene.wording, visible) + movementKeys(scene.wording, visible)
  }

  /// Keys of the filter's line while it is typed.
  func typed(_ key: Key) -> CustomerListingAction? {
    guard filter.isTyping, menu == nil, chooser == nil else { return nil }
    switch key {
    case .char, .backspace, .delete, .left, .right, .home, .end, .alt("b"), .alt("f"),
      .ctrl("a"), .ctrl("e"), .ctrl("u"), .ctrl("k"), .ctrl("w"):
      return .type(key)
    default: return nil
    }
  }

  func pasted(_ text: String) -> CustomerListingAction? { filter.isTyping ? .paste(text) : nil }

  private func useKeys(_ w: Wording, _ visible: Int) -> [Binding] {
    let nobody = shown.isEmpty ? w.say("there is nobody here", "il n’y a personne ici") : nil
    let tooMany =
      isTooManyToName
      ? w.say(
        "too many to name one by one: filter by an expression",
        "trop nombreux à nommer : filtrez par une expression")
      : nil
    let empty = marks.ids.isEmpty ? nobody : nil
    return [
      Binding([.enter], w.say("profile", "fiche"), .open, unavailable: nobody),
      Binding([.char(" ")], w.say("mark", "marquer"), .mark(visible: visible), unavailable: nobody),
      Binding([.char("/")], w.say("filter", "filtrer"), .beginFilter),
      Binding([.char("s")], w.say("sort", "trier"), .openMenu),
      Binding(
        [.char("a")], w.say("audience", "audience"), .expression, unavailable: tooMany ?? empty),
      Binding([.char("e")], w.say("export", "exporter"), .export, unavailable: tooMany ?? empty),
      Binding([.char("x")], w.say("explain", "expliquer"), .explain(w), unavailable: nobody),
      Binding([.char("V")], w.say("range", "plage"), .range, unavailable: nobody),
      Binding([.char("*")], w.say("invert", "inverser"), .invert, unavailable: nobody),
      Binding(
        [.char("U")], w.say("unmark all", "tout démarquer"), .unmark, isHinted: !marks.ids.isEmpty),
      Binding(
        [.char("y")], w.say("copy the cell", "copier la cellule"), .copyCell(w),
        unavailable: nobody, isHinted: false),
      Binding(
        [.char("Y")], w.say("copy the row", "copier la ligne"), .copyRow(w), unavailable: nobody,
        isHinted: false),
      Binding(
        [.char("<")], w.say("sort by the column before", "trier par la colonne précédente"),
        .moveSort(-1), isHinted: false),
      Binding(
        [.char(">")], w.say("sort by the next column", "trier par la colonne suivante"),
        .moveSort(1), isHinted: false),
      Binding([.char("r")], w.say("reverse", "inverser l’ordre"), .reverse, isHinted: false),
      Binding([.char("c")], w.say("columns", "colonnes"), .openChooser, isHinted: false),
      Binding(
        [.char("{")], w.say("narrower column", "colonne moins large"), .widen(-1), isHinted: false),
      Binding(
        [.char("}")], w.say("wider column", "colonne plus large"), .widen(1), isHinted: false),
    ]
  }

  private func modelKeys(_ w: Wording) -> [Binding] {
    guard kind == .atRisk else { return [] }
    let map = Binding([.char("v")], w.say("value × risk", "valeur × risque"), .riskMap)
    guard models.isFitting else { return [map] }
    return [
      Binding([.ctrl("c")], w.say("stop fitting", "arrêter l’ajustement"), .stopFitting), map,
    ]
  }

  private func filterKeys(_ w: Wording, _ visible: Int) -> [Binding] {
    guard filter.reading != .nothing else { return [] }
    return [
      Binding([.escape], w.say("clear filter", "effacer le filtre"), .clearFilter),
      Binding([.backspace], w.say("drop last clause", "ôter la dernière"), .dropClause),
      Binding([.f(5), .alt("r")], w.say("rules", "règles"), .build, isHinted: false),
      Binding(
        [.char("f")],
        filter.isOff ? w.say("filter on", "filtre actif") : w.say("filter off", "sans filtre"),
        .toggleFilter),
      Binding(
        [.char("n")], w.say("next match among all", "suivant parmi tous"),
        .search(1, visible: visible), isHinted: filter.isOff),
      Binding(
        [.char("N")], w.say("match before", "précédent parmi tous"), .search(-1, visible: visible),
        isHinted: false),
    ]
  }

  private func typingKeys(_ w: Wording) -> [Binding] {
    [
      Binding([.enter], w.say("keep", "garder"), .keepFilter),
      Binding([.escape], w.say("clear", "effacer"), .clearFilter),
      Binding([.f(5), .alt("r")], w.say("rules", "règles"), .build),
      Binding([.up], w.say("earlier filter", "filtre précédent"), .recall(-1)),
      Binding([.down], w.say("later filter", "filtre suivant"), .recall(1), isHinted: false),
    ]
  }

  private func menuKeys(_ w: Wording) -> [Binding] {
    [
      Binding([.enter], w.say("sort by it", "trier"), .chooseInMenu),
      Binding([.down, .char("j"), .tab, .char("s")], w.say("next", "suivante"), .moveInMenu(1)),
      Binding([.up, .char("k"), .backTab], w.say("previous", "précédente"), .moveInMenu(-1)),
      Binding([.escape], w.say("cancel", "annuler"), .closeMenu),
    ]
  }

  private func movementKeys(_ w: Wording, _ visible: Int) -> [Binding] {
    let (page, half) = (max(1, visible - 1), max(1, visible / 2))
    func quiet(_ keys: [Key], _ label: String, _ action: CustomerListingAction) -> Binding {
      Binding(keys, label, action, isHinted: false)
    }
    return [
      quiet([.down, .char("j")], w.say("down", "bas"), .move(1, visible: visible)),
      quiet([.up, .char("k")], w.say("up", "haut"), .move(-1, visible: visible)),
      quiet([.left, .char("h")], w.say("cell before", "cellule précédente"), .column(-1)),
      quiet([.right, .char("l")], w.say("next cell", "cellule suivante"), .column(1)),
      quiet([.pageDown], w.say("page down", "page suivante"), .move(page, visible: visible)),
      quiet([.pageUp], w.say("page up", "page précédente"), .move(-page, visible: visible)),
      quiet(
        [.ctrl("d")], w.say("half a page down", "demi-page suivante"), .move(half, visible: visible)
      ),
      quiet(
        [.ctrl("u")], w.say("half a page up", "demi-page précédente"),
        .move(-half, visible: visible)),
      quiet([.home, .char("g")], w.say("first row", "première ligne"), .go(0, visible: visible)),
      quiet([.end, .char("G")], w.say("last row", "dernière ligne"), .go(.max, visible: visible)),
      quiet(
        [.shiftDown], w.say("mark downwards", "marquer vers le bas"), .extend(1, visible: visible)),
      quiet(
        [.shiftUp], w.say("mark upwards", "marquer vers le haut"), .extend(-1, visible: visible)),
    ]
  }
}
