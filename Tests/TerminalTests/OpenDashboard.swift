import Foundation
import Support

/// The real program on a real terminal, over the corner shop.
struct OpenDashboard {
  let shop: CornerShop
  let program: PtyProcess

  init(
    columns: Int = 100, rows: Int = 30, term: String? = "xterm-256color",
    _ extra: [String: String] = [:], arguments: [String] = [], data: String? = nil,
    in open: CornerShop? = nil
  ) throws {
    shop = try open ?? CornerShop()
    try FileManager.default.createDirectory(
      atPath: shop.tool.home.path + "/exports", withIntermediateDirectories: true)
    var environment = shop.tool.environment
    environment["TERM"] = term
    environment.merge(extra) { $1 }
    program = try PtyProcess(
      PtyProcess.product("tenure"), arguments: [data ?? shop.folder.path] + arguments,
      columns: columns, rows: rows, environment: environment, in: shop.tool.home.path)
  }

  /// Waits for the figures of the overview: 50 in the last 90 days.
  func start() -> Bool {
    program.wait { screen in
      screen.contains("Net revenue") && screen.lines.contains { $0.contains("50") }
    }
  }

  /// Types and waits.
  func type(_ keys: String, until isReached: (VTScreen) -> Bool) -> Bool {
    program.send(keys)
    return program.wait(until: isReached)
  }

  /// Leaves by Q and tells the exit status.
  func leave() -> Int32? {
    program.send("Q")
    return program.exitStatus()
  }

  /// What the terminal shows, and how the program stands, for a failed expectation.
  var picture: String {
    (program.screen.lines + [program.condition]).joined(separator: "\n")
  }
}

extension VTScreen {
  /// What an eye sees: of an empty cell the paper only.
  var look: [[Cell]] {
    grid.map { row in
      row.map { cell in
        guard cell.text == " ", !cell.isReversed, !cell.isUnderlined else { return cell }
        var paper = cell
        paper.foreground = -1
        paper.isBold = false
        paper.isDim = false
        paper.isItalic = false
        return paper
      }
    }
  }

  /// The text between two others on some row; nil: not there.
  func text(after: String, before: String) -> String? {
    for line in lines {
      guard let start = line.range(of: after),
        let end = line.range(of: before, range: start.upperBound..<line.endIndex)
      else { continue }
      return String(line[start.upperBound..<end.lowerBound])
    }
    return nil
  }
}
