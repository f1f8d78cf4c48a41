import Foundation

/// Any json, to be looked into.
public enum JSONValue: Decodable, Equatable, Sendable {
  /// The kinds of json values.
  case null, flag(Bool), number(Double), text(String), list([JSONValue])
  /// An object; the order of its keys is not kept.
  case object([String: JSONValue])

  /// Reads a text.
  public init(parsing text: String) throws {
    self = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
  }

  /// Tries one kind after another.
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let flag = try? value.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([JSONValue].self) {
      self = .list(list)
    } else {
      self = .object(try value.decode([String: JSONValue].self))
    }
  }

  /// A value of an object; nil for anything else.
  public subscript(key: String) -> JSONValue? {
    if case .object(let pairs) = self { pairs[key] } else { nil }
  }

  /// The items of a list; empty for anything else.
  public var items: [JSONValue] {
    if case .list(let items) = self { items } else { [] }
  }

  /// The keys of an object; empty for anything else.
  public var keys: Set<String> {
    if case .object(let pairs) = self { Set(pairs.keys) } else { [] }
  }
}
