import ArgumentParser
import CustomerData
import Dashboard
import Retention
import RetentionEngine

/// The RFM segments, each customer's scores, or who moved since a day.
struct SegmentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segments", abstract: "Recency, frequency and monetary segments.",
    discussion: "Example: tenure segments ~/exports --migration 2026-03-31 --format csv")

  @Flag(help: "One row a customer, with scores and segment.")
  var customers = false

  @Flag(help: "The map of scores to segments, as lines for tenure.toml to change there.")
  var map = false

  @Flag(help: "The days, order days and amounts that each score stands for.")
  var bands = false

  @Flag(help: "The 25 squares of recency and frequency.")
  var grid = false

  @Option(help: ArgumentHelp("Who moved between this day and the as-of day.", valueName: "date"))
  var migration: String?

  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions

  func validate() throws {
    if let migration, Day(iso: migration) == nil {
      throw ValidationError("--migration is a day such as 2026-03-31, not '\(migration)'.")
    }
  }

  func run() async throws {
    let shop = try await OpenShop.open(data.data, options)
    if map { return Printer.write((SegmentMap(of: shop.summary.shop) ?? .standard).lines) }
    if let day = migration.flatMap({ Day(iso: $0) }) {
      return try await SheetName.moves(since: day).print(of: shop, as: "segments")
    }
    let measured = try await shop.measure(RecencyFrequencyMonetary())
    let printer = Printer(shop: shop, command: "segments")
    let accounts = [("segments", measured.explanation)]
    if bands {
      printer.print(Self.bands(measured.value), explain: accounts)
    } else if grid {
      printer.print(Self.grid(measured.value), explain: accounts)
    } else if customers {
      let rows = try await shop.measure(CustomerScores())
      printer.print(Self.table(rows.value), explain: accounts)
    } else {
      printer.print(
        Self.table(measured.value), titles: Self.titles(shop.wording), explain: accounts)
    }
  }

  private static func table(_ value: RecencyFrequencyMonetary.Value) -> FactTable {
    FactTable(
      "segment,customers,revenue,share_customers,share_revenue,recency_median,frequency_mean,monetary_mean",
      rows: value.segments.map { row in
        [
          .text(row.segment.rawValue), .count(row.customers), .money(row.revenue),
          .share(orAbsent: row.shareOfCustomers), .share(orAbsent: row.shareOfRevenue),
          .days(orAbsent: row.medianRecency), .number(orAbsent: row.meanFrequency),
          .money(orAbsent: row.meanMonetary),
        ]
      })
  }

  private static func bands(_ value: RecencyFrequencyMonetary.Value) -> FactTable {
    func rows(
      _ kind: String, _ bands: [RecencyFrequencyMonetary.Band], _ fact: (Int64) -> Fact
    ) -> [[Fact]] {
      bands.map { band in
        [
          .text(kind), .count(band.score), band.low.map(fact) ?? .absent,
          band.high.map(fact) ?? .absent,
        ]
      }
    }
    return FactTable(
      "score,value,low,high",
      rows: rows("r", value.recencyBands) { .days(Double($0)) }
        + rows("f", value.frequencyBands) { .count(Int($0)) }
        + rows("m", value.monetaryBands) { .money($0) })
  }

  private static func grid(_ value: RecencyFrequencyMonetary.Value) -> FactTable {
    FactTable(
      "r,f,customers,revenue,segment",
      rows: value.squares.map { square in
        [
          .count(square.recency), .count(square.frequency), .count(square.customers),
          .money(square.revenue), .text(orAbsent: square.segment?.rawValue),
        ]
      })
  }

  private static func table(_ rows: [CustomerScores.Row]) -> FactTable {
    FactTable(
      "customer_id,recency_days,frequency,monetary,r,f,m,segment",
      rows: rows.map { row in
        [
          .text(row.id), .count(row.recency), .count(row.frequency), .money(row.monetary),
          .count(row.r), .count(row.f), .count(row.m), .text(row.segment.rawValue),
        ]
      })
  }

  private static func titles(_ w: Wording) -> [String] {
    [
      w.say("segment", "segment"), w.say("customers", "clients"), w.say("revenue", "CA net"),
      w.say("of customers", "des clients"), w.say("of revenue", "du CA"),
      w.say("silent", "silence"), w.say("occasions", "achats"), w.say("each spent", "par client"),
    ]
  }
}
