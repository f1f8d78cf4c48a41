import ArgumentParser
import Audiences
import CustomerData
import Dashboard
import Retention
import RetentionEngine
import Workspace

/// Numbers and cohorts as a statement of the audience language asks for them.
struct ShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Numbers asked for in words: show … per …, cohort … in last 12 months.",
    discussion: """
      Example: tenure show 'show aov per month in last 12 months vs same period last year' ~/exports
      Example: tenure show 'cohort retention rolling by acquired.channel per month' ~/exports
      """)

  @Argument(help: "A statement that begins with show or cohort.") var statement: String
  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions

  func run() async throws {
    let shop = try await OpenShop.open(data.data, options)
    let shelf = AudienceShelf(shop.workspace.audiences)
    let text = ChartStatement.begins(statement) ? statement : "show " + statement
    let asked: ChartStatement
    do throws(ExpressionError) {
      asked = try ChartStatement(parsing: text, for: shop.summary.shop, audiences: shelf)
    } catch { throw Failure(.usage, shop.wording.message(error, in: text)) }
    let refused = asked.by.filter { !asked.canSplit(by: $0) }.map(\.name)
    guard refused.isEmpty, asked.by.count < 2 else {
      throw Failure(
        .usage, "by takes one of \(ChartStatement.dimensions.map(\.name).joined(separator: ", ")).")
    }
    let day = asked.asOf(seenFrom: shop.summary.asOf, weekStart: shop.summary.shop.weekStart)
    let then = if let day { await shop.asOf(day) } else { shop }
    try await SheetName.chart(asked).print(of: then, as: "show")
  }
}
