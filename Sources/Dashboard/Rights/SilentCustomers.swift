import Audiences
import CustomerData
import Retention
import RetentionEngine

/// The retention timer: customers of whom nothing was heard for so long that their data should go.
///
/// What counts is what the customer did: an order, a click, a word to support, an answer, a visit, a
/// word of consent. Being written to does not, and neither does opening a message.
/// - Source: CNIL reference on managing commercial activities: three years from the last contact that
///   came from the customer.
public struct SilentCustomers: Sendable {
  /// One customer.
  public struct Row: Hashable, Sendable {
    /// The shop's id.
    public let customerID: String
    /// The day last heard of; nil: no day is known.
    public let lastContact: Day?
  }

  /// Customers by the day last heard of, the longest ago first; those without a day last.
  public static func rows(
    years: Int, asOf: Day, from backend: any RetentionBackend
  ) async throws(BackendError) -> [Row] {
    let limit = day(years: years, before: asOf)
    let signs = try await backend.measure(LastSigns(), among: .everyone).value
    let lastSign = Dictionary(
      signs.map { ($0.id, $0.day) }, uniquingKeysWith: { first, _ in first })
    let rows = try await backend.contacts(in: .everyone).map { contact in
      let days = [lastSign[contact.customerID] ?? nil] + contact.consents.values.map(\.day)
      return Row(
        customerID: contact.customerID,
        lastContact: days.compactMap(\.self).filter { $0 <= asOf }.max())
    }
    return rows.filter { $0.lastContact.map { $0 <= limit } ?? true }
      .sorted {
        ($0.lastContact?.number ?? .max, $0.customerID)
          < ($1.lastContact?.number ?? .max, $1.customerID)
      }
  }

  // 29 February becomes 28 where the year has no 29th.
  static func day(years: Int, before day: Day) -> Day {
    let parts = day.iso.split(separator: "-").map(String.init)
    let year = (Int(parts[0]) ?? 0) - years
    let digits = String(repeating: "0", count: max(0, 4 - String(year).count)) + String(year)
    return Day(iso: "\(digits)-\(parts[1])-\(parts[2])")
      ?? Day(iso: "\(digits)-\(parts[1])-28") ?? day
  }
}
