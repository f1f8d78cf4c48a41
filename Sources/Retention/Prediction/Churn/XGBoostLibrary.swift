import CXGBoost
import Foundation

/// XGBoost behind our shim, opened on first use so that nothing needs it to start.
///
/// - Source: Chen & Guestrin, "XGBoost: A scalable tree boosting system", KDD 2016.
public struct XGBoostLibrary: Sendable {
  let functions: TenureXGBoost
  /// The library's own version, such as `1.7.4`; it is part of what a result depends on.
  public let version: String

  /// Opens the first of the candidates that is there.
  public init(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(XGBoostError) {
    let candidates = Self.candidates(environment: environment)
    for path in candidates {
      var functions = TenureXGBoost()
      var reason = [CChar](repeating: 0, count: 512)
      let outcome = tenure_xgboost_open(path, &functions, &reason, reason.count)
      if outcome == TENURE_XGBOOST_MISSING { continue }
      guard outcome == TENURE_XGBOOST_OPENED else {
        throw .foreign(path: path, function: Self.text(reason))
      }
      self.functions = functions
      version = Self.version(functions)
      return
    }
    throw .notFound(searched: candidates)
  }

  /// The system's library, opened once; or why there is none.
  public static let opened: Result<XGBoostLibrary, XGBoostError> = {
    do throws(XGBoostError) { return .success(try XGBoostLibrary()) } catch {
      return .failure(error)
    }
  }()

  /// What is tried: `TENURE_XGBOOST_LIBRARY` alone when it is set, else the system's library, which
  /// the loader finds by its name.
  public static func candidates(environment: [String: String]) -> [String] {
    if let path = environment["TENURE_XGBOOST_LIBRARY"], !path.isEmpty { return [path] }
    #if os(macOS)
      return ["/opt/homebrew/lib/libxgboost.dylib", "/usr/local/lib/libxgboost.dylib"]
    #else
      return ["libxgboost.so", "libxgboost.so.0"]
    #endif
  }

  private static func version(_ functions: TenureXGBoost) -> String {
    var numbers: (CInt, CInt, CInt) = (0, 0, 0)
    functions.version(&numbers.0, &numbers.1, &numbers.2)
    return "\(numbers.0).\(numbers.1).\(numbers.2)"
  }

  private static func text(_ bytes: [CChar]) -> String {
    String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

/// Why gradient-boosted trees cannot be had here.
public enum XGBoostError: Error, Hashable, Codable, Sendable {
  /// No library at any of these places.
  case notFound(searched: [String])
  /// A library that lacks a function: another program, or too old a version.
  case foreign(path: String, function: String)
  /// A call failed, with the library's own words.
  case failed(String)
}
