/// Which dialect a file is of, from its header and its entry in tenure.toml.
enum Detection {
  /// Known: who reads it, and where its fields stand.
  case known(any Dialect, columns: [Field: Int])
  /// Not read, and why.
  case refused(IngestReason)

  static func of(_ header: Header, delimiter: UInt8, file: String, rule: FileRule?) -> Detection {
    var mapped: [Field: Int] = [:]
    for (field, name) in rule?.columns ?? [:] {
      guard let place = header.place(of: Header.normalise(name)) else {
        return .refused(.mappedColumnMissing(header: name))
      }
      mapped[field] = place
    }
    let isGeneric =
      rule?.dialect == "generic" || (rule?.dialect == nil && rule?.kind != nil && !mapped.isEmpty)
    let found =
      (isGeneric ? nil : platform(header, delimiter, rule, mapped))
      ?? generic(header, file, rule, mapped)
    guard case .known(_, let columns) = found else { return found }
    let isDoubtful = columns.values.contains { header.isRepeated($0) }
    return isDoubtful ? .refused(.duplicateHeader) : found
  }

  private static func platform(
    _ header: Header, _ delimiter: UInt8, _ rule: FileRule?, _ mapped: [Field: Int]
  ) -> Detection? {
    let candidates = DialectRegistry.all.filter {
      (rule?.dialect == nil || rule?.dialect == $0.platform)
        && (rule?.kind == nil || rule?.kind == $0.kind)
    }
    var dialect = candidates.first { $0.signature.matches(header, delimiter: delimiter) }
    if dialect == nil && rule?.dialect != nil {
      dialect = candidates.min {
        $0.signature.missing(in: header).count < $1.signature.missing(in: header).count
      }
    }
    return dialect.map { dialect in
      let taken = Set(mapped.values)
      let own = dialect.places(in: header).filter { !taken.contains($0.value) }
      return .known(dialect, columns: own.merging(mapped) { _, told in told })
    }
  }

  private static func generic(
    _ header: Header, _ file: String, _ rule: FileRule?, _ mapped: [Field: Int]
  ) -> Detection {
    let kinds = rule?.kind.map { [$0] } ?? FileKind.allCases
    let matches = kinds.map(GenericDialect.init).compactMap { dialect in
      dialect.match(header, mapped: mapped).map { (dialect, $0) }
    }
    let most = matches.map(\.1.count).max() ?? 0
    let best = matches.filter { $0.1.count == most }
    switch best.count {
    case 1: return .known(best[0].0, columns: best[0].1)
    case 0: return unknown(header, file, kinds, mapped)
    default:
      let kinds = best.map(\.0.kind)
      return .refused(
        .ambiguousHeader(
          kinds: kinds.map(\.rawValue), suggestion: suggestion(file, kinds[0], best[0].1, header)))
    }
  }

  // MARK: Helping

  private static func unknown(
    _ header: Header, _ file: String, _ kinds: [FileKind], _ mapped: [Field: Int]
  ) -> Detection {
    var nearest = (name: "", missing: [String](), share: -1.0)
    for dialect in DialectRegistry.all {
      let missing = dialect.signature.missing(in: header)
      let share = 1 - Double(missing.count) / Double(max(1, dialect.signature.all.count))
      if share > nearest.share {
        nearest = (dialect.platform + " " + dialect.kind.rawValue, missing, share)
      }
    }
    var guess = (kind: kinds.first ?? .orders, columns: mapped, share: -1.0)
    for kind in kinds {
      let dialect = GenericDialect(kind: kind)
      let columns = Synonyms.columns(of: kind.layout, in: header, mapped: mapped)
      let missing = dialect.missing(columns, in: header)
      let needs = kind.layout.needs.count + (kind.layout.oneOf.isEmpty ? 0 : 1)
      let share = 1 - Double(missing.count) / Double(max(1, needs))
      if share > guess.share { guess = (kind, columns, share) }
      if kind.isUsual ? share >= nearest.share && share > 0 : share > nearest.share {
        nearest = ("generic " + kind.rawValue, missing, share)
      }
    }
    return .refused(
      .unknownHeader(
        nearest: nearest.name, missing: nearest.missing,
        suggestion: suggestion(file, guess.kind, guess.columns, header)))
  }

  /// The lines of tenure.toml that would read a file of that kind; `…` stands where only the
  /// shop's people know.
  private static func suggestion(
    _ file: String, _ kind: FileKind, _ columns: [Field: Int], _ header: Header
  ) -> String {
    var text = "[[file]]\nmatch = \(quoted(file))\nkind = \"\(kind.rawValue)\"\n  [file.columns]\n"
    for group in kind.layout.needs {
      let known = group.first { columns[$0] != nil }
      let name = known.flatMap { columns[$0] }.map { header.names[$0] } ?? "…"
      text += "  \((known ?? group[0]).key) = \(quoted(name))\n"
    }
    return text
  }

  private static func quoted(_ text: String) -> String {
    let safe = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\" + String(scalar)
      default: scalar.value < 32 || scalar.value == 127 ? " " : String(scalar)
      }
    }
    return "\"" + safe.joined() + "\""
  }
}
