import Foundation

/// libphonenumber behind our shim, opened at run time so that nothing needs it to start.
public struct PhoneLibrary: PhoneNormalizing {
  // As declared in Sources/CPhone/include/phone.h; importing that module would link the library.
  private typealias Read =
    @convention(c) @Sendable (
      UnsafePointer<CChar>, Int, UnsafePointer<CChar>, UnsafeMutablePointer<CChar>, Int
    ) -> CInt

  private let function: Read

  /// Opens the first library found among ``candidates(environment:)``.
  ///
  /// It stays open: libphonenumber keeps its tables for the life of the process.
  public init(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(PhoneLibraryError) {
    let candidates = Self.candidates(environment: environment)
    guard let path = candidates.first(where: { access($0, R_OK) == 0 }) else {
      throw .notFound(searched: candidates)
    }
    guard let library = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
      throw .notLoadable(path: path, reason: dlerror().map { String(cString: $0) } ?? "")
    }
    guard let symbol = dlsym(library, "tenure_phone_read") else {
      throw .notLoadable(path: path, reason: "tenure_phone_read")
    }
    function = unsafeBitCast(symbol, to: Read.self)
  }

  /// Where the library is looked for: `TENURE_PHONE_LIBRARY` alone when it is set, else beside the
  /// executable, in `../lib/tenure` and in `../lib`.
  public static func candidates(environment: [String: String]) -> [String] {
    if let path = environment["TENURE_PHONE_LIBRARY"], !path.isEmpty { return [path] }
    guard let folder = executableFolder else { return [] }
    return ["", "/../lib/tenure", "/../lib"].map { "\(folder)\($0)/\(fileName)" }
  }

  /// The number as dialled from a region.
  public func read(_ number: String, region: String) -> PhoneReading? {
    var e164 = [CChar](repeating: 0, count: 32)
    let verdict = number.withCString { text in
      function(text, number.utf8.count, region, &e164, e164.count)
    }
    let text = String(decoding: e164.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    switch verdict {
    case 2: return PhoneReading(e164: text, verdict: .valid)
    case 1: return PhoneReading(e164: text, verdict: .possible)
    case 0: return PhoneReading(e164: text, verdict: .invalid)
    default: return nil
    }
  }

  #if os(macOS)
    private static let fileName = "libtenure-phone.dylib"
  #else
    private static let fileName = "libtenure-phone.so"
  #endif

  // Bundle knows the executable's own path on every platform, whatever it was called by.
  private static var executableFolder: String? {
    #if os(Linux)
      let executable = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    #else
      let executable = Bundle.main.executablePath
    #endif
    guard let executable, let slash = executable.lastIndex(of: "/") else { return nil }
    return String(executable[..<slash])
  }
}

/// Why phone numbers cannot be read here.
public enum PhoneLibraryError: Error, Hashable, Sendable {
  /// No library at any of these paths.
  case notFound(searched: [String])
  /// A library that does not open, with the system's own words.
  case notLoadable(path: String, reason: String)
}
