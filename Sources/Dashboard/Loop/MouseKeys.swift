import TerminalKit

/// What a click on the frame around the screens means.
enum FrameTarget: Equatable, Sendable {
  case tab(Tab)
  /// The screen so many above the first one.
  case crumb(Int)
}

/// The mouse: whatever lies under it has said, while it was drawn, what it means.
extension Dashboard {
  /// What the mouse means where, as the frame is now. It is drawn to find out: clicks are rare, and a list kept beside
  /// the frame would one day differ from it.
  var targets: [MouseTarget] {
    var canvas = Canvas.forTargets(size: size)
    draw(on: &canvas, theme: theme)
    return canvas.targets ?? []
  }

  mutating func point(at mouse: Mouse) -> Orders {
    if prefix != nil {
      prefix = nil
      showsChoices = false
    }
    if mouse.action == .release { return Orders() }
    let target = targets.last { $0.action == mouse.action && $0.area.contains(mouse.point) }
    guard mouse.action == .press else {
      return target.map { follow($0.meaning) } ?? turnWheel(mouse)
    }
    message = nil
    // A second click on the same spot opens what the first has chosen, on every screen alike.
    let isSecond = lastClick == mouse.point && target?.isPlace == true
    lastClick = isSecond ? nil : mouse.point
    if isSecond { return perform(.enter) }
    return target.map { follow($0.meaning) } ?? Orders()
  }

  private mutating func follow(_ meaning: any Sendable) -> Orders {
    if let key = meaning as? Key { return perform(key) }
    if let place = meaning as? FrameTarget { return go(to: place) }
    if let last = dialogs.indices.last { return follow(dialogs[last].receive(meaning)) }
    guard summary != nil else { return Orders() }
    return keepingFormer { $0.receive(meaning) }.map { follow($0) } ?? Orders()
  }

  private mutating func go(to place: FrameTarget) -> Orders {
    switch place {
    case .tab(let tab): return open(tab)
    case .crumb(let level):
      var orders = Orders()
      while layers.count > level + 1 { orders.add(goBack()) }
      return orders
    }
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
