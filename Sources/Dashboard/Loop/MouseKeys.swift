import TerminalKit

/// What a click on the frame around the screens means.
enum FrameTarget: Equatable, Sendable {
  case tab(Tab)
  /// The screen so many above the first one.
  case crumb(Int)
  /// A customer named beside an audience.
  case customer(id: String)
}

/// The second of two keys, chosen by a click.
struct SecondKey: Sendable {
  let key: Key
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
    if mouse.action == .release { return Orders() }
    let target = target(of: mouse)
    if let second = target?.meaning as? SecondKey { return complete(second.key) }
    if prefix != nil {
      prefix = nil
      showsChoices = false
    }
    guard mouse.action == .press else {
      return target.map { follow($0.meaning) } ?? turnWheel(mouse)
    }
    message = nil
    // A second click on the same spot opens what the first has chosen, on every screen alike.
    let isSecond = lastClick == mouse.point && target?.isPlace == true
    lastClick = isSecond ? nil : mouse.point
    if isSecond { return perform(.enter) }
    guard let target else { return Orders() }
    guard let move = target.meaning as? CursorMove, move.begins else {
      return follow(target.meaning)
    }
    let below = targets.last {
      $0.action == .press && $0.area.contains(mouse.point) && !($0.meaning is CursorMove)
    }
    guard let below, !(below.meaning is NoMeaning) else { return Orders() }
    var orders = follow(below.meaning)
    orders.add(moveCursor(by: move.letters))
    return orders
  }

  private func target(of mouse: Mouse) -> MouseTarget? {
    targets.last { $0.action == mouse.action && $0.area.contains(mouse.point) }
  }

  private mutating func follow(_ meaning: any Sendable) -> Orders {
    if let key = meaning as? Key { return perform(key) }
    if let place = meaning as? FrameTarget { return go(to: place) }
    if let move = meaning as? CursorMove { return moveCursor(by: move.letters) }
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
    case .customer(let id): return push(ProfileScreen(customerID: id))
    }
  }

  /// Every text being typed knows the arrows.
  private mutating func moveCursor(by letters: Int) -> Orders {
    let key: Key = letters < 0 ? .left : .right
    var orders = Orders()
    for _ in 0..<abs(letters) where front?.isTyping(key) == true {
      orders.add(pressFront(key).map { follow($0) } ?? Orders())
    }
    return orders
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
