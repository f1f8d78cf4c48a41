import Foundation
import Support
import Testing

/// The rehearsal program on a real terminal.
struct Rehearsed {
  let program: PtyProcess

  init(
    columns: Int = 100, rows: Int = 40, term: String? = "xterm-256color",
    _ extra: [String: String] = [:]
  ) throws {
    var environment = [
      "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TMPDIR": NSTemporaryDirectory(),
    ]
    environment["TERM"] = term
    environment["LLVM_PROFILE_FILE"] = "/dev/null"
    program = try PtyProcess(
      PtyProcess.product("terminal-rehearsal"), columns: columns, rows: rows,
      environment: environment.merging(extra) { $1 })
  }

  /// A shell on a terminal; `HOME` is nowhere, so that it has no habits.
  init(shell command: String) throws {
    program = try PtyProcess(
      "/bin/sh", arguments: ["-c", command], columns: 100, rows: 40,
      environment: [
        "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm-256color",
        "HOME": "/nonexistent",
        "TMPDIR": NSTemporaryDirectory(), "LLVM_PROFILE_FILE": "/dev/null", "PS1": "$ ",
      ])
  }

  /// Waits for the first whole frame.
  func start() -> Bool { program.wait { $0.contains("size ") && $0.contains("? keys") } }
}

extension ProgramTests {
  @Suite("A full-screen program on a terminal") struct RehearsalTests {
    @Test("It takes the second screen, draws every panel, and gives everything back on quitting")
    func quitting() throws {
      let rehearsed = try Rehearsed()
      #expect(rehearsed.start())
      let screen = rehearsed.program.screen
      #expect(screen.modes.isSuperset(of: [1049, 1000, 1002, 1006, 2004]))
      #expect(!screen.modes.contains(25))
      #expect(screen.contains("Revenue by week") && screen.contains("Retention by first month"))
      #expect(screen.unknown.isEmpty, "\(screen.unknown)")
      #expect(!rehearsed.program.isCanonical)
      rehearsed.program.send("q")
      #expect(rehearsed.program.exitStatus() == 0)
      #expect(rehearsed.program.screen.isRestored)
    }

    @Test(
      "Whatever kills it, the terminal is as before and the status tells why",
      arguments: [
        SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGABRT, SIGILL, SIGTRAP, SIGBUS, SIGFPE,
      ])
    func dying(signal: Int32) throws {
      let rehearsed = try Rehearsed()
      #expect(rehearsed.start())
      rehearsed.program.signal(signal)
      #expect(rehearsed.program.wait { $0.isRestored })
      #expect(rehearsed.program.exitStatus() == 128 + signal)
      #expect(rehearsed.program.screen.isRestored)
    }

    @Test("A crash of its own restores the terminal too, and shows what was said on standard error")
    func crashing() throws {
      for (key, signal) in [("c", SIGABRT), ("s", SIGSEGV)] {
        let rehearsed = try Rehearsed()
        #expect(rehearsed.start())
        rehearsed.program.send("e" + key)
        #expect(rehearsed.program.exitStatus() == 128 + signal)
        #expect(rehearsed.program.screen.isRestored)
        #expect(rehearsed.program.screen.contains("said to stderr"))
        #expect(rehearsed.program.screen.contains("log: "))
      }
    }

    @Test(
      "A shell finds the line as it was, however the program ended",
      arguments: ["q", "t", "c", "s"])
    func modes(key: String) throws {
      let program = PtyProcess.product("terminal-rehearsal")
      let shell = try Rehearsed(
        shell: "\(program); echo; echo status $?; read line; echo got $line")
      #expect(shell.start())
      #expect(!shell.program.isCanonical)
      shell.program.send(key)
      #expect(shell.program.wait { $0.contains("status") })
      #expect(shell.program.isCanonical)
      #expect(shell.program.screen.isRestored)
      shell.program.send("hello\n")
      #expect(shell.program.wait { $0.contains("got hello") })
    }

    @Test("Ctrl-Z stops it like any job: the shell has a sane line, and fg paints everything")
    func jobControl() throws {
      let shell = try Rehearsed(shell: "exec bash --norc --noprofile -i")
      shell.program.send(" \(PtyProcess.product("terminal-rehearsal"))\n")
      #expect(shell.start())
      shell.program.send("\u{1A}")
      #expect(shell.program.wait { $0.contains("Stopped") })
      #expect(shell.program.screen.modes.isDisjoint(with: [1049, 1000, 1006]))
      shell.program.send("fg\n")
      #expect(shell.program.wait { $0.modes.contains(1049) && $0.contains("? keys") })
      shell.program.send("q")
      #expect(shell.program.wait { !$0.modes.contains(1049) })
      shell.program.send("exit\n")
      #expect(shell.program.exitStatus() == 0)
    }

    @Test(
      "While it is released another program has the terminal, and afterwards all is painted again")
    func released() throws {
      let rehearsed = try Rehearsed()
      #expect(rehearsed.start())
      rehearsed.program.send("o")
      #expect(rehearsed.program.wait { _ in rehearsed.program.outputText.contains("outside") })
      #expect(rehearsed.program.wait { $0.modes.contains(1049) && $0.contains("? keys") })
    }

    @Test("A broken pipe's signal does not end it")
    func brokenPipe() throws {
      let rehearsed = try Rehearsed()
      #expect(rehearsed.start())
      rehearsed.program.signal(SIGPIPE)
      rehearsed.program.send("x")
      #expect(rehearsed.program.wait { $0.contains("key char(\"x\")") })
    }

    @Test("A resize to any size down to one cell is drawn, and back again")
    func resizing() throws {
      let rehearsed = try Rehearsed()
      #expect(rehearsed.start())
      for (columns, rows) in [(60, 20), (1, 1), (2, 40), (200, 3), (40, 10), (160, 45)] {
        rehearsed.program.resize(columns: columns, rows: rows)
      }
      #expect(rehearsed.program.wait { $0.contains("size 160x45") && $0.contains("? keys") })
      #expect(rehearsed.program.screen.unknown.isEmpty)
      rehearsed.program.resize(columns: 1, rows: 1)
      rehearsed.program.send("q")
      #expect(rehearsed.program.exitStatus() == 0)
    }

    @Test("A storm of sizes ends with the last one drawn whole")
    func storm() throws {
      let rehearsed = try Rehearsed()
      #expect(rehearsed.start())
      for step in 1...150 {
        rehearsed.program.resize(columns: 20 + step * 7 % 150, rows: 2 + step * 5 % 50)
      }
      rehearsed.program.resize(columns: 120, rows: 42)
      #expect(
        rehearsed.program.wait { $0.contains("size 120x42") && $0.lines[41].contains("? keys") })
    }

    @Test("Keys, mouse and paste arrive as what they are")
    func input() throws {
      let rehearsed = try Rehearsed(columns: 160)
      #expect(rehearsed.start())
      for (sent, seen) in [
        ("\u{1B}[A", "key up"), ("\u{1B}OB", "key down"), ("\u{3}", "key ctrl(\"c\")"),
        ("\u{1B}", "key escape"), ("\u{1B}[<0;120;12M", "mouse press 119,11"),
        ("\u{1B}[<64;1;1M", "mouse wheelUp 0,0"), ("é", "key char(\"é\")"),
        ("\u{1B}[200~qcs\u{1B}[201~", "paste qcs"),
      ] {
        rehearsed.program.send(sent)
        #expect(rehearsed.program.wait { $0.contains(seen) }, "\(seen)")
      }
    }

    @Test("A message from a background task is drawn without a key")
    func waking() throws {
      let rehearsed = try Rehearsed()
      #expect(rehearsed.start())
      rehearsed.program.send("m")
      #expect(rehearsed.program.wait { $0.contains("posted") })
    }

    @Test("A hostile or strange text shifts nothing and sends nothing raw")
    func hostileText() throws {
      let rehearsed = try Rehearsed(columns: 160)
      #expect(rehearsed.start())
      rehearsed.program.send("h")
      #expect(rehearsed.program.wait { $0.contains("wide: 日本語|e\u{301}|👨|❤|⚑|␛[31m�|END") })
    }

    @Test("The clipboard is sent as it is, and only once")
    func clipboard() throws {
      let rehearsed = try Rehearsed()
      #expect(rehearsed.start())
      rehearsed.program.send("yx")
      #expect(rehearsed.program.wait { $0.contains("key char(\"x\")") })
      #expect(rehearsed.program.screen.clipboard == ["dGVudXJl"])
    }

    @Test(
      "Colours are those the terminal has",
      arguments: [
        ("xterm-256color", "", "", "palette256"), ("xterm-256color", "truecolor", "", "truecolor"),
        ("xterm", "", "", "palette16"), ("vt100", "truecolor", "", "mono"),
        ("xterm-256color", "truecolor", "1", "mono"), ("linux", "", "", "palette16"),
      ])
    func depths(term: String, colorterm: String, noColor: String, depth: String) throws {
      let rehearsed = try Rehearsed(
        columns: 120, term: term, ["COLORTERM": colorterm, "NO_COLOR": noColor])
      #expect(rehearsed.start())
      #expect(rehearsed.program.screen.contains("size 120x40 \(depth)"))
      let colours = Set(
        rehearsed.program.screen.grid.joined().flatMap { [$0.foreground, $0.background] })
      switch depth {
      case "truecolor": #expect(colours.contains(0x115_1A22) && colours.contains(0x10D_1015))
      case "palette256": #expect(colours.contains(234) && colours.allSatisfy { $0 < 256 })
      case "palette16": #expect(colours.count > 3 && colours.allSatisfy { $0 < 16 })
      default: #expect(colours == [-1])
      }
      rehearsed.program.send("q")
      #expect(rehearsed.program.exitStatus() == 0)
    }

    @Test(
      "Where no UTF-8 locale was thought of, the glyphs are drawn all the same",
      arguments: ["C", "", "fr_FR.UTF-8"])
    func locales(language: String) throws {
      let rehearsed = try Rehearsed(["LANG": language, "LC_ALL": ""])
      #expect(rehearsed.start())
      #expect(rehearsed.program.screen.contains("▄▄▄▄"))
    }

    @Test("LC_ALL=C asks for ASCII, and gets it", arguments: ["C", "POSIX"])
    func ascii(locale: String) throws {
      let rehearsed = try Rehearsed(["LC_ALL": locale])
      #expect(rehearsed.start())
      #expect(rehearsed.program.outputText.unicodeScalars.allSatisfy { $0.value < 0x80 })
    }

    @Test(
      "A terminal that can't move its cursor is refused at once and left alone",
      arguments: ["dumb", "bogus", ""])
    func refused(term: String) throws {
      let rehearsed = try Rehearsed(term: term)
      #expect(rehearsed.program.exitStatus() == 3)
      #expect(!rehearsed.program.outputText.contains("\u{1B}"))
      #expect(rehearsed.program.outputText.contains("refused"))
    }

    @Test("Stopping gives the terminal back, and running again paints everything")
    func suspending() throws {
      let rehearsed = try Rehearsed()
      #expect(rehearsed.start())
      // the child leads its session, so the kernel does not let it stop
      rehearsed.program.send("\u{1A}")
      #expect(
        rehearsed.program.wait { _ in rehearsed.program.outputText.contains("\u{1B}[?1049l") })
      #expect(rehearsed.program.wait { $0.modes.contains(1049) && $0.contains("? keys") })
      rehearsed.program.send("q")
      #expect(rehearsed.program.exitStatus() == 0)
    }

    @Test("A stopped and continued program paints everything again")
    func continuing() throws {
      let rehearsed = try Rehearsed()
      #expect(rehearsed.start())
      let before = rehearsed.program.output.count
      rehearsed.program.signal(SIGCONT)
      #expect(rehearsed.program.wait { _ in rehearsed.program.output.count > before + 2000 })
    }
  }
}
