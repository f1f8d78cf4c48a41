import TerminalKit

/// The mouse where it means the same on every screen: tabs, breadcrumb, footer, and the wheel over a dialog.
extension Dashboard {
  mutating func point(at mouse: Mouse) -> Orders {
    if prefix != nil {
      prefix = nil
      showsChoices = false
    }
    if mouse.action == .press {
      // A second click on the same spot opens what the first has chosen, on every screen alike.
      let isSecond = lastClick == mouse.point && dialogs.isEmpty && body.contains(mouse.point)
      lastClick = isSecond ? nil : mouse.point
      if isSecond { return perform(.enter) }
      if mouse.point.y == 0, dialogs.isEmpty, let tab = tab(at: mouse.point.x) { return open(tab) }
      if mouse.point.y == size.height - 1 {
        return hintedKey(at: mouse.point).map { perform($0) } ?? Orders()
      }
    }
    return pointFront(mouse).map { follow($0) } ?? turnWheel(mouse)
  }

  private mutating func pointFront(_ mouse: Mouse) -> Outcome? {
    // Dialogs are drawn over the whole window.
    if let last = dialogs.indices.last { return dialogs[last].point(mouse, in: Rect(size)) }
    guard summary != nil, let last = layers.indices.last else { return nil }
    return layers[last].point(mouse, in: body)
  }

  /// Where a screen has no use for the wheel, it is three presses of an arrow.
  private mutating func turnWheel(_ mouse: Mouse) -> Orders {
    let key: Key
    switch mouse.action {
    case .wheelDown: key = .down
    case .wheelUp: key = .up
    case .press, .release, .drag: return Orders()
    }
    var orders = Orders()
    for _ in 0..<3 { orders.add(pressFront(key).map { follow($0) } ?? Orders()) }
    return orders
  }
}
