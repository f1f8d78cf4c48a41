import CustomerData
import Retention
import RetentionEngine
import TerminalKit

/// Draws a profile.
struct ProfileView: Widget {
  let screen: ProfileScreen
  let scene: Scene

  private var w: Wording { scene.wording }

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    switch screen.profile {
    case .notAsked, .loading:
      canvas.draw(
        MessagePanel(title: w.say("Reading the profile …", "Lecture de la fiche …"), text: ""),
        in: area, theme: theme)
    case .failed(let words):
      canvas.draw(
        MessagePanel(title: w.say("No profile", "Pas de fiche"), text: words, role: .bad),
        in: area, theme: theme)
    case .loaded(let profile):
      let layout = ProfileLayout(screen, in: area)
      noteMouse(layout, in: area, on: &canvas)
      if let part = layout.facts { drawFacts(profile, part, on: &canvas, theme: theme) }
      if let part = layout.orders { drawOrders(profile, part, on: &canvas, theme: theme) }
      if let part = layout.lines { drawLines(part, on: &canvas, theme: theme) }
    }
  }

  /// A click on the other panel gives it the keyboard; the wheel moves in the one that has it.
  private func noteMouse(_ layout: ProfileLayout, in area: Rect, on canvas: inout Canvas) {
    guard canvas.targets != nil else { return }
    let other = screen.focus == .facts ? layout.orders : layout.facts
    if let other { canvas.target(other.area, isPlace: false, ProfileScreen.Action.switchPanel) }
    let room = screen.room(scene)
    canvas.wheel(area) { ProfileScreen.Action.move(3 * $0, room: room) }
  }

  private func drawFacts(
    _ profile: CustomerProfile, _ part: ProfileLayout.Part, on canvas: inout Canvas, theme: Theme
  ) {
    let isFocused = screen.focus == .facts
    canvas.draw(
      Panel(
        profile.summary.name, remark: profile.summary.id, isFocused: isFocused,
        padsTop: part.isPadded, padsBottom: part.isPadded), in: part.area, theme: theme)
    guard let asOf = scene.summary?.asOf else { return }
    let facts = ProfileFacts(profile: profile, asOf: asOf, wording: w, width: part.inner.width)
    let sheet = FactSheet(facts: facts.sheet, offset: screen.scroll)
    canvas.draw(sheet, in: part.inner, theme: theme)
  }

  private func drawOrders(
    _ profile: CustomerProfile, _ part: ProfileLayout.Part, on canvas: inout Canvas, theme: Theme
  ) {
    canvas.draw(
      Panel(
        w.say("Orders", "Commandes"), remark: w.say("newest first", "récentes d’abord"),
        isFocused: screen.focus == .orders, padsTop: part.isPadded, padsBottom: part.isPadded),
      in: part.area, theme: theme)
    var table = Self.table(profile, screen, w)
    table.emptyText = w.say("no valid order", "aucune commande valable")
    canvas.draw(table, in: part.table, theme: theme)
    canvas.targets(of: table, in: part.table) { ProfileScreen.Action.click($0) }
  }

  /// The orders with refunds, discounts and channels.
  static func table(
    _ profile: CustomerProfile, _ screen: ProfileScreen, _ w: Wording
  ) -> DataTable {
    let columns = [
      TableColumn(w.say("day", "jour"), width: 10),
      TableColumn(w.say("order", "commande"), width: 7, flex: 1, maxWidth: 14, priority: 3),
      TableColumn(w.say("channel", "canal"), width: 9, flex: 1, maxWidth: 14, priority: 4),
      TableColumn(w.say("discount", "remise"), width: 9, alignment: .right, priority: 5),
      TableColumn(w.say("refunded", "remboursé"), width: 9, alignment: .right, priority: 1),
      TableColumn(w.say("net", "net"), width: 9, alignment: .right),
    ]
    let orders = profile.orders
    var table = DataTable(columns: columns, rowCount: orders.count) { place in
      guard orders.indices.contains(place) else { return [] }
      return cells(orders[place], w)
    }
    table.selection = orders.isEmpty ? nil : screen.cursor
    table.offset = screen.offset
    return table
  }

  private static func cells(_ order: CustomerProfile.Order, _ w: Wording) -> [TableCell] {
    func less(_ amount: Int64, _ role: Role) -> TableCell {
      amount == 0 ? .empty : .text("−" + w.exactMoney(amount), role)
    }
    return [
      .text(order.day.iso, .dim), .text(order.id, .text),
      .text(order.channel ?? w.absent, order.channel == nil ? .faint : .dim),
      less(order.discount, .dim), less(order.refunded, .bad),
      .text(w.exactMoney(order.net), .text),
    ]
  }

  private func drawLines(
    _ part: ProfileLayout.Part, on canvas: inout Canvas, theme: Theme
  ) {
    let order = screen.order
    let title = order.map { w.say("Order ", "Commande ") + $0.id } ?? w.say("Order", "Commande")
    canvas.draw(
      Panel(
        title, remark: order?.day.iso ?? "", padsTop: part.isPadded, padsBottom: part.isPadded),
      in: part.area, theme: theme)
    guard let order else { return }
    let rows = order.lines.map { line in
      [
        TableCell.text(line.product.isEmpty ? w.say("unnamed", "sans nom") : line.product, .text),
        .text(w.number(line.quantity), .dim), .text(w.exactMoney(line.net), .text),
      ]
    }
    var table = DataTable(
      columns: [
        TableColumn(w.say("product", "produit"), width: 12, flex: 1),
        TableColumn(w.say("units", "unités"), width: 6, alignment: .right, priority: 1),
        TableColumn(w.say("net", "net"), width: 10, alignment: .right),
      ], rows: rows)
    table.emptyText = w.say("the files name no products", "les fichiers ne nomment aucun produit")
    canvas.draw(table, in: part.table, theme: theme)
  }
}
