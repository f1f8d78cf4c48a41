import Foundation

/// What any text is thrown at: reads it, and stops the program when the answer is wrong.
enum FuzzTarget: String, CaseIterable {
  case csv, amount, date, toml, expression, theme

  /// The one of `$FUZZ`.
  static let chosen: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["FUZZ"] ?? ""
    if let target = FuzzTarget(rawValue: name) { return target }
    let known = allCases.map(\.rawValue).joined(separator: ", ")
    FileHandle.standardError.write(Data("FUZZ must be one of \(known), not '\(name)'.\n".utf8))
    exit(2)
  }()

  func check(_ bytes: [UInt8]) {
    switch self {
    case .csv: CSVTarget.check(bytes)
    case .amount: AmountTarget.check(bytes)
    case .date: DateTarget.check(bytes)
    case .toml: TextTargets.configuration(bytes)
    case .expression: TextTargets.expression(bytes)
    case .theme: TextTargets.theme(bytes)
    }
  }
}

/// libFuzzer calls this with one input after the other.
private func check(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzTarget.chosen.check(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

private typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

// libFuzzer as a library (llvm.org/docs/LibFuzzer.html): the package manager names the program's entry itself.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments>,
  _ check: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Where the program begins.
@_cdecl("fuzz_main")
public func fuzz(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>)
  -> CInt
{
  var (count, arguments) = (count, arguments)
  return runDriver(&count, &arguments, check)
}

/// Ends the program as a crash, so that libFuzzer keeps the input.
func expect(_ holds: Bool, _ what: @autoclosure () -> String) {
  if holds { return }
  FileHandle.standardError.write(Data("wrong: \(what())\n".utf8))
  abort()
}
