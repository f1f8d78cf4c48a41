import TerminalKit

/// A place of the screen with a letter on it: pressing the letter is clicking there.
public struct JumpTarget: Equatable, Sendable {
  let letter: Character
  let point: Point

  /// The home row first, where fingers rest.
  private static let letters = Array("asdfghjklqwertyuiopzxcvbnm")

  /// As many targets as there are letters, from the top.
  static func targets(at points: [Point]) -> [JumpTarget] {
    zip(letters, points).map { JumpTarget(letter: $0, point: $1) }
  }
}

extension Dashboard {
  /// Letters stand at what can be clicked, until a key is pressed.
  mutating func beginJump() -> Orders {
    let points = targets.filter { $0.takesLetter && body.contains($0.corner) }.map(\.corner)
    guard !points.isEmpty else {
      message = Message(
        text: wording.say("nothing to jump to here", "rien où sauter ici"), tone: .note)
      return Orders()
    }
    prefix = .jump(JumpTarget.targets(at: points))
    return Orders()
  }

  mutating func jump(_ key: Key, among targets: [JumpTarget]) -> Orders {
    guard case .char(let letter) = key, let target = targets.first(where: { $0.letter == letter })
    else { return Orders() }
    return point(at: Mouse(action: .press, at: target.point))
  }

  /// The letters over the places they jump to.
  func drawJumps(on canvas: inout Canvas, theme: Theme) {
    guard case .jump(let targets) = prefix else { return }
    for target in targets {
      let area = Rect(x: target.point.x, y: target.point.y, width: 1, height: 1)
      canvas.fill(area, style: theme.style(.background, on: .warning, .bold))
      canvas.text(
        String(target.letter), in: area, style: theme.style(.background, on: .warning, .bold))
    }
  }
}

extension MouseTarget {
  fileprivate var corner: Point { Point(x: area.x, y: area.y) }
}
