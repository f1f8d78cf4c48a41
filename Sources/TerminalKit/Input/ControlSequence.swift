/// One `ESC [ … x` or `ESC O x`.
struct ControlSequence {
  let prefix: UInt8?
  let numbers: [Int]
  let final: UInt8

  init(body: ArraySlice<UInt8>, final: UInt8) {
    self.final = final
    let isPrivate = body.first.map { (0x3C...0x3F).contains($0) } ?? false
    prefix = isPrivate ? body.first : nil
    numbers = (isPrivate ? body.dropFirst() : body)
      .split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0.prefix(7), as: UTF8.self)) ?? 0 }
  }

  var startsPaste: Bool { final == UInt8(ascii: "~") && numbers.first == 200 }

  /// What it means; nil for sequences Tenure has no use for.
  var event: InputEvent? {
    if prefix == UInt8(ascii: "<") { return mouse.map(InputEvent.mouse) }
    return prefix == nil ? key.map(InputEvent.key) : nil
  }

  private var hasShift: Bool {
    numbers.count > 1 && (numbers[1] - 1) & 1 == 1 && numbers[1] > 1
  }

  private var key: Key? {
    switch Character(Unicode.Scalar(final)) {
    case "A": hasShift ? .shiftUp : .up
    case "B": hasShift ? .shiftDown : .down
    case "C": hasShift ? .shiftRight : .right
    case "D": hasShift ? .shiftLeft : .left
    case "H": .home
    case "F": .end
    case "Z": .backTab
    case "M": .enter  // keypad
    case "P", "Q", "R", "S": .f(Int(final) - 0x4F)
    case "~": numberedKey
    default: nil
    }
  }

  private var numberedKey: Key? {
    let number = numbers.first ?? 0
    switch number {
    case 1, 7: return .home
    case 2: return .insert
    case 3: return .delete
    case 4, 8: return .end
    case 5: return .pageUp
    case 6: return .pageDown
    case 11...15: return .f(number - 10)
    case 17...21: return .f(number - 11)
    case 23, 24: return .f(number - 12)
    default: return nil
    }
  }

  private var mouse: Mouse? {
    guard numbers.count == 3, numbers[1] > 0, numbers[2] > 0 else { return nil }
    let code = numbers[0]
    let point = Point(x: numbers[1] - 1, y: numbers[2] - 1)
    if code & 64 != 0 {
      guard code & 2 == 0 else { return nil }  // sideways wheel
      return Mouse(action: code & 1 == 0 ? .wheelUp : .wheelDown, at: point)
    }
    guard code & 3 != 3 else { return nil }
    let isRelease = final == UInt8(ascii: "m")
    let action: Mouse.Action = isRelease ? .release : code & 32 != 0 ? .drag : .press
    return Mouse(action: action, button: code & 3, at: point)
  }
}
