import ArgumentParser
import CustomerData
import Dashboard
import RetentionEngine

/// The retention timer: customers silent for years, whose data should go.
struct InactiveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inactive",
    abstract: "Customers silent for years, whose data should be erased or made anonymous.",
    discussion: """
      Example: tenure inactive ~/exports --years 3

      Heard of last is what the customer did: an order, a click, a word to support, an answer, a visit, a word of
      consent. Being written to and opening a message do not count.
      """)

  @Option(help: "Years without a sign.") var years = 3
  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions

  func validate() throws {
    if !(1...100).contains(years) { throw ValidationError("--years is 1 to 100, not \(years).") }
  }

  func run() async throws {
    let shop = try await OpenShop.open(data.data, options)
    let asOf = shop.summary.asOf
    let rows: [SilentCustomers.Row]
    do throws(BackendError) {
      rows = try await SilentCustomers.rows(years: years, asOf: asOf, from: shop.backend)
    } catch { throw shop.failure(error) }
    Printer(shop: shop, command: "inactive").print(
      FactTable(
        "customer_id,last_contact,days",
        rows: rows.map { row in
          [
            .text(row.customerID), .day(orAbsent: row.lastContact),
            .count(orAbsent: row.lastContact.map { Int(asOf.number - $0.number) }),
          ]
        }), heading: shop.wording.customers(rows.count))
  }
}
