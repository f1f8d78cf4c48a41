import Foundation
import TerminalKit

/// A program the terminal tests run on a pty: it shows every widget and does on demand what programs should not.
@main struct Rehearsal {
  @MainActor static func main() {
    let arguments = CommandLine.arguments
    if arguments.count > 4, arguments[1] == "--print" {
      return printGallery(arguments)
    }
    do {
      let terminal = try NcursesTerminal()
      let status = run(terminal)
      terminal.stop()
      exit(status)
    } catch {
      print("refused: \(error)")
      exit(3)
    }
  }

  /// `--print WIDTHxHEIGHT THEME DEPTH [dialog]`.
  @MainActor static func printGallery(_ arguments: [String]) {
    let extents = arguments[2].split(separator: "x").compactMap { Int($0) }
    let palette = (try? ThemeFile.read(arguments[3])) ?? .dark
    let theme = Theme(palette, depth: ColorDepth(rawValue: arguments[4]) ?? .truecolor)
    var canvas = Canvas(size: Size(width: extents[0], height: extents[1]))
    Gallery(showsDialog: arguments.count > 5).draw(on: &canvas, theme: theme)
    print(canvas.colored(depth: theme.depth), terminator: "")
  }

  @MainActor static func run(_ terminal: NcursesTerminal) -> Int32 {
    let theme = Theme(.dark, depth: terminal.depth, ascii: terminal.isASCII)
    let mailbox = Mailbox<String>(wake: terminal.wake)
    var gallery = Gallery()
    var status: Int32?
    while status == nil {
      gallery.note += mailbox.drain().joined()
      var canvas = Canvas(size: terminal.size)
      gallery.draw(on: &canvas, theme: theme)
      let size = "size \(terminal.size.width)x\(terminal.size.height) \(terminal.depth)"
      canvas.text(size, x: 0, y: 0, style: theme.style(.title, on: .background))
      terminal.present(canvas)
      for event in terminal.wait(timeoutMilliseconds: -1) {
        status = status ?? answer(event, &gallery, terminal, mailbox)
      }
    }
    return status ?? 0
  }

  @MainActor static func answer(
    _ event: InputEvent, _ gallery: inout Gallery, _ terminal: NcursesTerminal,
    _ mailbox: Mailbox<String>
  ) -> Int32? {
    switch event {
    case .key(.char("q")): return 0
    case .quit(let signal): return 128 + signal
    case .suspend: terminal.suspend()
    case .key(.char("d")): gallery.showsDialog.toggle()
    case .key(.char("j")): gallery.selection += 1
    case .key(.char("y")): terminal.copy("tenure")
    case .key(.char("m")): Task.detached { mailbox.post("posted") }
    case .key(.char("h")): gallery.note = "wide: 日本語|e\u{301}|👨‍👩‍👧|❤\u{FE0F}|🇫🇷|\u{1B}[31m\u{202E}|END"
    case .key(.char("e")): FileHandle.standardError.write(Data("said to stderr\n".utf8))
    case .key(.char("c")): abort()
    case .key(.char("s")): raise(SIGSEGV)
    case .key(.char("t")): kill(getpid(), SIGTERM)
    case .key(.char("o")): terminal.released { print("outside") }
    case .key(let key): gallery.note = "key \(key)"
    case .paste(let text): gallery.note = "paste \(text)"
    case .mouse(let mouse): gallery.note = "mouse \(mouse.action) \(mouse.point.x),\(mouse.point.y)"
    case .resize, .resume, .wake: break
    }
    return nil
  }
}
