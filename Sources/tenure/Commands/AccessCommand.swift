import ArgumentParser
import CustomerData
import Dashboard
import Retention
import RetentionEngine
import Workspace

/// Everything that is known of one customer, for that customer.
struct AccessCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "access", abstract: "Everything that is known of one customer, for that customer.",
    discussion: "Example: tenure access 9013800000001 ~/exports --format json > her-data.json")

  @Argument(help: "The shop's id of the customer, as tenure customers prints it.")
  var id: String

  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions

  func run() async throws {
    let shop = try await OpenShop.open(data.data, options)
    let profile: CustomerProfile
    do { profile = try await shop.backend.profile(of: id) } catch { throw shop.failure(error) }
    let desk = RightsDesk(backend: shop.backend, workspace: shop.workspace)
    let deliveries: [LoggedDelivery]
    do throws(RightsDesk.Failure) { deliveries = try await desk.deliveries(of: id) } catch {
      throw Failure(.no, shop.wording.sentence(error))
    }
    let report = AccessReport(profile: profile, deliveries: deliveries, shop: shop)
    if options.format == .json {
      Printer.write(report.json(Printer(shop: shop, command: "access").head).text() + "\n")
    } else {
      Printer(shop: shop, command: "access").print(report.table)
    }
  }
}

/// What is known of one customer, as rows and as one object.
struct AccessReport {
  let profile: CustomerProfile
  let deliveries: [LoggedDelivery]
  let shop: OpenShop

  /// One fact a row.
  var table: FactTable {
    FactTable("field,value", rows: facts.map { [.text($0.0), $0.1] })
  }

  /// The same facts, with orders, consents and deliveries as lists.
  func json(_ head: [(String, JSON)]) -> JSON {
    let decimals = shop.summary.shop.currency?.decimals ?? 2
    let plain = (person + CustomerCommand.facts(profile)).map {
      ($0.0, JSON($0.1, decimals: decimals))
    }
    let orders = profile.orders.map { CustomerCommand.order($0, decimals) }
    return .object(
      head + plain + [
        ("consents", .array(consents.map(Self.object))), ("order_list", .array(orders)),
        ("deliveries", .array(deliveries.map(Self.object))),
        ("profiling", .object(logic.map { ($0.0, .string($0.1)) })),
      ])
  }

  private var facts: [(String, Fact)] {
    let orders = profile.orders.map {
      (
        "order \($0.id)",
        Fact.text("\($0.day.iso) · \($0.lines.map(\.product).joined(separator: ", "))")
      )
    }
    let told = consents.map { record in
      let day = record.day?.iso ?? "–"
      let words = [record.state.rawValue, day, record.source, record.wording ?? ""]
      return (
        "consent \(record.purpose.rawValue)",
        Fact.text(words.filter { !$0.isEmpty }.joined(separator: " · "))
      )
    }
    let sent = deliveries.map {
      ("delivery \($0.at)", Fact.text("\($0.destination) · \($0.campaign)"))
    }
    return person + CustomerCommand.facts(profile) + told + orders + sent
      + logic.map { ("how: \($0.0)", .text($0.1)) }
  }

  private var person: [(String, Fact)] {
    let contact = profile.contact
    return [
      ("email", contact.email), ("phone", contact.phone), ("first_name", contact.firstName),
      ("last_name", contact.lastName), ("city", contact.city), ("zip", contact.zip),
      ("language", contact.language), ("gender", contact.gender),
      ("birth_date", contact.birthDate?.iso ?? ""), ("tags", profile.tags ?? ""),
    ].map { ($0.0, .text(orAbsent: $0.1.isEmpty ? nil : $0.1)) }
  }

  private var consents: [ConsentRecord] {
    Purpose.allCases.compactMap { profile.contact.consents[$0] }
  }

  // Profiling must be explained with its logic (GDPR, article 15.1 h).
  private var logic: [(String, String)] {
    let w = shop.wording
    return [
      (
        "segment",
        w.say(
          "A name for how recently, how often and for how much the customer bought, each from 1 to 5.",
          "Un nom pour la récence, la fréquence et le montant des achats, chacun de 1 à 5.")
      ),
      (
        "risk",
        w.say(
          "How unusual the present silence is, measured by the customer's own rhythm.",
          "À quel point le silence actuel est inhabituel, au rythme propre du client.")
      ),
    ]
  }

  private static func object(_ record: ConsentRecord) -> JSON {
    .object([
      ("purpose", .string(record.purpose.rawValue)), ("state", .string(record.state.rawValue)),
      ("at", .string(orNull: record.day?.iso)), ("source", .string(record.source)),
      ("wording", .string(orNull: record.wording)),
    ])
  }

  private static func object(_ delivery: LoggedDelivery) -> JSON {
    .object([
      ("at", .string(delivery.at)), ("destination", .string(delivery.destination)),
      ("campaign", .string(delivery.campaign)), ("audience", .string(delivery.audience)),
    ])
  }
}
