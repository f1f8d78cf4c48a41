import Foundation
import Testing

/// The files of this package as they lie on the disk.
struct SourceTree {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// A file by its path from the root, with its text.
  struct File: CustomTestStringConvertible {
    let path: String
    let text: String

    var name: String { path.split(separator: "/").last.map(String.init) ?? path }
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    var testDescription: String { path }

    /// The floor of a file of `Sources`.
    var floor: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
  }

  /// All files below a folder whose names end so, sorted; build products are elsewhere.
  static func files(below folder: String, ending: String...) -> [File] {
    let top = root + "/" + folder
    let names = (FileManager.default.enumerator(atPath: top)?.allObjects ?? []).compactMap {
      $0 as? String
    }
    return names.sorted().filter { name in ending.contains { name.hasSuffix($0) } }.compactMap {
      file(folder + "/" + $0)
    }
  }

  static func file(_ path: String) -> File? {
    guard let text = try? String(contentsOfFile: root + "/" + path, encoding: .utf8) else {
      return nil
    }
    return File(path: path, text: text)
  }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root + "/" + path)
  }

  static let sources = files(below: "Sources", ending: ".swift")
  static let tests = files(below: "Tests", ending: ".swift")

  /// What people read: the documents at the top and the catalogue.
  static let documents =
    ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].compactMap(file)
    + files(below: "Sources", ending: ".md")

  /// The types that conform to a protocol, by the words of their declaration.
  static func types(conformingTo name: String) -> [(type: String, file: File)] {
    sources.flatMap { file in
      file.text.matches(of: /(?:struct|enum|actor|class) (\w+)\s*:\s*([\w, \n]+?)\s*\{/)
        .filter { match in
          match.2.split(whereSeparator: { ", \n".contains($0) }).contains { $0 == name }
        }
        .map { (String($0.1), file) }
    }
  }
}
