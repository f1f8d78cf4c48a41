import CPty
import Foundation

/// What a program printed, and how it ended.
public struct ToolRun: Sendable {
  /// The exit status; 128 + the signal for those killed, −1 for those that did not end.
  public let status: Int32
  /// Standard output and standard error.
  public let output: String, errors: String
}

/// The command line as a user has it: a home of its own, a plain locale, no terminal.
public final class Tool: Sendable {
  /// Home, workspace and temporary files; nothing of the machine's user is seen.
  public let home: TemporaryFolder
  /// The environment of every run.
  public let environment: [String: String]

  /// A tool with an empty home.
  public init(_ extra: [String: String] = [:]) throws {
    home = try TemporaryFolder()
    let own = [
      "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": home.path, "TMPDIR": home.path,
      "XDG_DATA_HOME": home.path + "/data", "LLVM_PROFILE_FILE": "/dev/null",
    ]
    environment = own.merging(extra) { $1 }
  }

  /// Runs `tenure` with arguments.
  public func run(_ arguments: String...) throws -> ToolRun { try run(arguments) }

  /// Runs `tenure` with arguments.
  public func run(_ arguments: [String]) throws -> ToolRun {
    try run(PtyProcess.product("tenure"), arguments)
  }

  /// Runs a line of bash; `$0` is the path of `tenure`.
  public func shell(_ line: String, _ arguments: String...) throws -> ToolRun {
    try run("/bin/bash", ["--norc", "-c", line, PtyProcess.product("tenure")] + arguments)
  }

  /// Runs any program to its end; one that goes on for two minutes is killed.
  public func run(_ path: String, _ arguments: [String]) throws -> ToolRun {
    let output = home.path + "/.output-\(UUID().uuidString)"
    let errors = output + ".errors"
    defer {
      unlink(output)
      unlink(errors)
    }
    let written = open(output, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    let said = open(errors, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    defer {
      close(written)
      close(said)
    }
    var argv = ([path] + arguments).map { strdup($0) } + [nil]
    var envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    let child = cpty_run(path, &argv, &envp, written, said)
    guard child > 0 else { throw POSIXError(.EAGAIN) }
    let status = cpty_wait(child, 120_000)
    if status < 0 {
      kill(child, SIGKILL)
      _ = cpty_wait(child, 5000)
    }
    return ToolRun(
      status: status, output: try String(contentsOfFile: output, encoding: .utf8),
      errors: try String(contentsOfFile: errors, encoding: .utf8))
  }
}
