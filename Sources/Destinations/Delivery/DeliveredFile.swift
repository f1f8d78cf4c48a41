import CustomerData
import Foundation

/// A file that was delivered, as it lies there now, beside its proof.
public struct DeliveredFile: Hashable, Sendable {
  /// What its proof says.
  public let proof: DeliveryProof
  /// What it is now.
  public let bytes: Int, sha256: String

  /// Reads a file and its proof.
  public init(at path: String) throws(DeliveredFileError) {
    guard let text = FileManager.default.contents(atPath: Delivery.proofPath(of: path)) else {
      throw .noProof(path: Delivery.proofPath(of: path))
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do { proof = try decoder.decode(DeliveryProof.self, from: text) } catch {
      throw .damagedProof(path: Delivery.proofPath(of: path))
    }
    guard let content = FileManager.default.contents(atPath: path) else {
      throw .noFile(path: path)
    }
    var hash = RunningHash()
    hash.update(Array(content))
    bytes = content.count
    sha256 = hash.hexadecimal()
  }

  /// Whether not one byte was changed since.
  public var isUnchanged: Bool { sha256 == proof.file.sha256 && bytes == proof.file.bytes }
}

/// Why a delivered file cannot be verified.
public enum DeliveredFileError: Error, Hashable, Sendable {
  /// There is no such file, or it cannot be read.
  case noFile(path: String)
  /// There is no proof beside it.
  case noProof(path: String)
  /// The proof is no proof of ours.
  case damagedProof(path: String)
}

extension DeliveryPreview {
  /// The SHA-256 one of the files would have; "" for a part there is not.
  public func sha256(ofPart number: Int) -> String {
    guard parts.indices.contains(number - 1) else { return "" }
    var hash = RunningHash()
    hash.update(Array(rules.layout.head(header).utf8))
    for row in rows[parts[number - 1]] {
      hash.update(Array(rules.layout.line(row, header: header, numbers: numbers).utf8))
    }
    return hash.hexadecimal()
  }
}
