import CustomerData
import Foundation

/// Writes what a preview shows.
public struct Delivery: Sendable {
  /// What is written.
  public let preview: DeliveryPreview
  /// What the person who delivers states about it.
  public let statement: DeliveryStatement
  var disk = NewFile.Disk.system

  /// A delivery of exactly the rows of a preview.
  public init(of preview: DeliveryPreview, stating statement: DeliveryStatement) {
    self.preview = preview
    self.statement = statement
  }

  /// Where the proof of a file is kept.
  public static func proofPath(of path: String) -> String { path + ".proof.json" }

  /// The path itself, else the first of `list-2.csv`, `list-3.csv` … that is free with its proof.
  public static func freePath(like path: String) -> String {
    let name = path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
    let suffix = name.dropFirst().lastIndex(of: ".").map { String(name[$0...]) } ?? ""
    var candidate = path
    var number = 2
    while access(candidate, F_OK) == 0 || access(proofPath(of: candidate), F_OK) == 0 {
      candidate = path.dropLast(suffix.count) + "-\(number)" + suffix
      number += 1
    }
    return candidate
  }

  /// Writes the file and its proof, both whole, both for the owner's eyes only.
  ///
  /// Everything is written and made durable before anything has its name, and a proof comes before
  /// its file: there is no moment with a file and no proof. What the platform takes in several
  /// files only becomes `list-part1.csv`, `list-part2.csv` …, each with its proof, all or none.
  /// Without `replacing`, an existing file or proof stays and nothing is written. A cancelled task
  /// leaves nothing.
  @discardableResult
  public func deliver(to path: String, replacing: Bool = false) throws(DeliveryError) -> Receipt {
    guard !preview.rows.isEmpty else { throw .nobodyCleared }
    if let refusal = preview.refusal { throw .refused(refusal) }
    var parts: [UnpublishedPart] = []
    for number in preview.parts.indices {
      parts.append(try part(number, of: path))
    }
    try UnpublishedPart.publish(parts, replacing: replacing)
    return Receipt(parts: parts.map(\.receipt), rows: preview.rows.count, stages: preview.stages)
  }

  private func part(_ number: Int, of path: String) throws(DeliveryError) -> UnpublishedPart {
    let count = preview.parts.count
    let path = FileParts.path(path, part: number + 1, of: count)
    var file = try NewFile(at: path, on: disk)
    let content = try content(of: &file, at: path, number)
    let proof = try NewFile(at: Self.proofPath(of: path), on: disk)
    try proof.append(
      Array(DeliveryProof(statement, of: preview, file: content).json().utf8))
    try proof.synchronize()
    let receipt = Receipt.Part(
      file: path, proof: Self.proofPath(of: path), rows: content.rows, bytes: content.bytes,
      sha256: content.sha256)
    return UnpublishedPart(file: file, proof: proof, receipt: receipt)
  }

  private func content(
    of file: inout NewFile, at path: String, _ number: Int
  ) throws(DeliveryError) -> DeliveryProof.File {
    let layout = preview.rules.layout
    var hash = RunningHash()
    var bytes = 0
    var chunk = Array(layout.head(preview.header).utf8)
    for row in preview.rows[preview.parts[number]] {
      let line = layout.line(row, header: preview.header, numbers: preview.numbers)
      chunk.append(contentsOf: line.utf8)
      if chunk.count >= Self.chunkSize {
        try flush(&chunk, to: &file, &hash, &bytes)
      }
    }
    try flush(&chunk, to: &file, &hash, &bytes)
    try file.synchronize()
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return DeliveryProof.File(
      name: Discretion.blotted(name), rows: preview.parts[number].count, bytes: bytes,
      sha256: hash.hexadecimal(), columns: preview.header, part: number + 1,
      parts: preview.parts.count)
  }

  private static let chunkSize = 1 << 18

  private func flush(
    _ chunk: inout [UInt8], to file: inout NewFile, _ hash: inout RunningHash, _ bytes: inout Int
  ) throws(DeliveryError) {
    if Task.isCancelled { throw .cancelled }
    try file.append(chunk)
    hash.update(chunk)
    bytes += chunk.count
    chunk.removeAll(keepingCapacity: true)
  }
}

/// What was delivered.
public struct Receipt: Hashable, Sendable {
  /// One file of a delivery.
  public struct Part: Hashable, Sendable {
    /// The file's path.
    public let file: String
    /// The proof's path.
    public let proof: String
    /// Lines below the header.
    public let rows: Int
    /// Size in bytes.
    public let bytes: Int
    /// Of the whole file, in hexadecimal.
    public let sha256: String
  }

  /// The files, at least one; several where the platform takes less in one.
  public let parts: [Part]
  /// Rows of all files.
  public let rows: Int
  /// Counts for each step, as in the preview.
  public let stages: [StageCount]

  /// The first file's path.
  public var file: String { parts.first?.file ?? "" }
  /// The first file's proof.
  public var proof: String { parts.first?.proof ?? "" }
  /// The first file's SHA-256.
  public var sha256: String { parts.first?.sha256 ?? "" }
  /// Size of all files in bytes.
  public var bytes: Int { parts.reduce(0) { $0 + $1.bytes } }
}
