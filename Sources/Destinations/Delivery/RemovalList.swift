import CustomerData

/// The file that asks a destination to forget people who were delivered to it.
public struct RemovalList: Hashable, Sendable {
  /// ``Destination/name``.
  public let destination: String
  /// The file's column names and rows: what the platform recognises them by.
  public let header: [String], rows: [[String]]
  private let layout: FileLayout

  /// The identifiers of everybody of a removal.
  public init(
    _ removal: Removal, from destination: any Destination, with choices: DeliveryChoices
  ) {
    let sheet = destination.rows(removing: removal, with: choices)
    self.destination = type(of: destination).name
    header = sheet.header
    rows = sheet.rows
    layout = destination.rules.layout
  }

  /// Writes it whole or not at all, for the owner's eyes only; an existing file stays.
  public func write(to path: String) throws(DeliveryError) {
    guard !rows.isEmpty else { throw .nobodyCleared }
    var file = try NewFile(at: path, on: .system)
    let lines = rows.map { layout.line($0, header: header, numbers: []) }.joined()
    try file.append(Array((layout.head(header) + lines).utf8))
    try file.synchronize()
    try file.publish(replacing: false)
  }
}
