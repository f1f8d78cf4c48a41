import Audiences
import TerminalKit

@testable import CustomerData

/// Texts that are read or refused with a place inside them, never a crash.
enum TextTargets {
  /// What can be parsed can be printed, and the print means the same.
  static func expression(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    do throws(ExpressionError) {
      let expression = try AudienceExpression(parsing: text)
      guard let again = try? AudienceExpression(parsing: expression.text) else {
        return expect(false, "\(expression.text) is not read again")
      }
      expect(again == expression, "\(expression.text) means something else")
    } catch {
      expect(error.range.lowerBound >= 0, "an error before the text")
      expect(error.range.upperBound <= max(1, text.count), "an error behind the text")
      expect(!error.message(in: text).isEmpty, "an error without words")
    }
    for span in AudienceExpression.spans(of: text) {
      expect(span.range.lowerBound >= 0 && span.range.upperBound <= text.count, "a colour outside")
    }
  }

  static func configuration(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.count { $0.isNewline } + 1
    do throws(LoadError) {
      _ = try ShopFileReader.read(text, path: "tenure.toml")
    } catch {
      guard case .configuration(_, let line, _) = error else {
        return expect(false, "\(error)")
      }
      expect((0...(lines + 1)).contains(line), "line \(line) of \(lines)")
    }
  }

  static func theme(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    do throws(ThemeError) {
      let palette = try ThemeFile.parse(text, name: "fuzzed")
      for depth in [ColorDepth.mono, .palette16, .palette256, .truecolor] {
        _ = Theme(palette, depth: depth, ascii: false)
      }
    } catch {
      if case .notFound = error { expect(false, "\(error)") }
    }
  }
}
