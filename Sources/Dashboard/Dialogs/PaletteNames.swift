import Audiences
import Retention
import RetentionEngine

/// Customers and products for the palette, by what their names hold.
enum PaletteNames {
  /// More are found by typing more.
  private static let limit = 20

  /// Those that hold every word typed, customers first. O(customers + products).
  static func entries(_ text: String, _ services: Services) async -> [CommandPalette.Entry] {
    await customers(text, services) + products(text, services)
  }

  private static func customers(
    _ text: String, _ services: Services
  ) async -> [CommandPalette.Entry] {
    // Without an answer there is nobody to name; what went wrong the lists tell.
    guard let rows = try? await services.backend.measure(CustomerList(), among: .everyone).value
    else { return [] }
    let words = text.split(separator: " ").map { NameSearch.folded(String($0)) }
    let found = rows.lazy.filter { row in
      let name = NameSearch.folded(row.name + " " + row.id)
      return words.allSatisfy { name.contains($0) }
    }
    return found.prefix(limit).map { row in
      CommandPalette.Entry(
        title: services.wording.say("customer ", "client ") + row.name + " · " + row.id, keys: "",
        unavailable: nil, deed: .customer(row.id))
    }
  }

  private static func products(
    _ text: String, _ services: Services
  ) async -> [CommandPalette.Entry] {
    guard
      let rows = try? await services.backend.measure(
        ReturnsByProduct(by: .product), among: .everyone
      ).value.rows
    else { return [] }
    let words = text.split(separator: " ").map { NameSearch.folded(String($0)) }
    let found = rows.lazy.filter { row in
      let name = NameSearch.folded(row.label)
      return words.allSatisfy { name.contains($0) }
    }
    return found.prefix(limit).compactMap { row in
      let quoted = row.label.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      guard let buyers = try? AudienceExpression(parsing: "bought product \"\(quoted)\"") else {
        return nil
      }
      return CommandPalette.Entry(
        title: services.wording.say("product ", "produit ") + row.label, keys: "",
        unavailable: nil, deed: .audience(buyers, name: row.label))
    }
  }
}
