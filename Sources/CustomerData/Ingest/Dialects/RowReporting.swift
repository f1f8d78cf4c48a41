extension Row {
  /// A problem with this row, fit to be shown to anybody.
  func problem(
    _ reason: IngestReason, _ field: Field?, _ severity: IngestProblem.Severity?
  ) -> IngestProblem {
    IngestProblem(
      file: fileName, line: line, column: columnName(field), severity: severity ?? reason.severity,
      reason: reason, value: field.map(shownValue) ?? "")
  }

  private func shownValue(_ field: Field) -> String {
    guard !field.isPersonal, let value = string(field) else { return "" }
    return Self.neutral(value)
  }

  /// One line without control characters, at most 80 characters; nothing that looks like an
  /// e-mail address.
  static func neutral(_ value: String) -> String {
    guard !value.contains("@") else { return "" }
    let safe = value.prefix(80).map { character -> Character in
      let isPlain = character.unicodeScalars.allSatisfy {
        switch $0.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
          false
        default: true
        }
      }
      return isPlain ? character : "·"
    }
    return String(safe) + (value.count > 80 ? "…" : "")
  }

  /// Some of the first rows, by normalised header name.
  func samples(count: Int = 100) -> [Sample] {
    var samples: [Sample] = []
    while samples.count < count, advance() != nil {
      var sample: Sample = [:]
      for (place, name) in header.normalised.enumerated() {
        guard let value = bytes(at: place) else { continue }
        sample[name] = String(decoding: value.prefix(200), as: UTF8.self)
      }
      samples.append(sample)
    }
    return samples
  }

  /// Goes on behind the first line of a record whose quote never closed: the rest is not lost.
  func skipLine(of record: CSVScanner.Record, newline: UInt8) {
    let length = scanner.position - record.start
    let rest = FieldBytes(start: start(of: record), count: length)
    guard let end = rest.firstIndex(of: newline) else { return }
    scanner.resume(at: record.start + end + 1, line: record.line + 1)
  }
}

extension IngestReason {
  /// How bad it is when the row is read all the same.
  var severity: IngestProblem.Severity {
    switch self {
    case .duplicateOrder, .totalsAdded, .undatedRefunds, .dropRule: .note
    default: .warning
    }
  }
}
