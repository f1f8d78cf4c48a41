import ArgumentParser
import Audiences
import CustomerData
import Dashboard
import Foundation
import RetentionEngine
import Workspace

extension AudienceCommand {
  /// The saved audiences.
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The saved audiences with their present size.",
      discussion: "Example: tenure audience list")

    @OptionGroup var data: DataArgument
    @OptionGroup var options: DataOptions

    func run() async throws {
      let shop = try await OpenShop.open(data.data, options)
      var table = FactTable("name,customers,expression,problem")
      for listing in shop.workspace.audiences.list() {
        table.rows.append(await SavedAudienceCheck(listing: listing, shop: shop).row())
      }
      Printer(shop: shop, command: "audience list").print(table)
    }
  }

  /// Keeps an expression under a name.
  struct Save: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Keep an expression under a name.",
      discussion: "Example: tenure audience save 'One and done' 'orders = 1 and recency > 60 days'")

    @Argument(help: "Its name.") var name: String
    @Argument(help: "The expression.") var expression: String
    @Flag(help: "Replace an audience of that name.") var replace = false
    @OptionGroup var data: DataArgument
    @OptionGroup var options: DataOptions

    func run() async throws {
      let shop = try await OpenShop.open(data.data, options)
      let parsed = try await AudienceArgument(expression).expression(in: shop)
      let audience = SavedAudience(name: name, expression: parsed.text + "\n")
      do throws(AudienceFileError) {
        let saved = try shop.workspace.audiences.save(audience, replacing: replace)
        if !options.quiet {
          let path = shop.workspace.audiences.directory + "/\(saved.id).tql"
          Printer.write(
            forPeople: shop.wording.say("saved ", "enregistrée ") + path + "\n")
        }
      } catch {
        throw Failure(.no, shop.wording.sentence(error))
      }
    }
  }

  /// Runs the saved audiences as tests.
  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check saved audiences: they parse, and hold as many customers as they expect.",
      discussion: "Example: tenure audience check vip")

    @Argument(help: "The name of one audience (default: all).") var name: String?
    @OptionGroup var data: DataArgument
    @OptionGroup var options: DataOptions

    // Of two words the first is the name; a lone word that is a folder is the data.
    func run() async throws {
      let isFolder =
        data.data == nil
        && name.map { FileManager.default.fileExists(atPath: DataFolder.expanded($0)) } ?? false
      let shop = try await OpenShop.open(isFolder ? name : data.data, options)
      let wanted = isFolder ? nil : name
      let listings = shop.workspace.audiences.list().filter { listing in
        guard let wanted else { return true }
        if case .success(let audience) = listing.content, audience.name == wanted { return true }
        return listing.id == wanted
      }
      if let wanted, listings.isEmpty { throw Failure(.usage, "There is no audience '\(wanted)'.") }
      var table = FactTable("name,customers,expression,problem")
      for listing in listings {
        table.rows.append(await SavedAudienceCheck(listing: listing, shop: shop).row())
      }
      Printer(shop: shop, command: "audience check").print(table)
      if table.rows.contains(where: { $0[3] != .absent }) {
        throw Failure(
          .no,
          shop.wording.say(
            "not all audiences are as they should be", "toutes les audiences ne sont pas conformes")
        )
      }
    }
  }
}

extension AudienceCommand {
  /// Audiences of the trade, ready to be used.
  struct Ready: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Audiences of the trade that this shop can use; --save keeps them as files.",
      discussion: "Example: tenure audience ready ~/exports --save")

    @Flag(help: "Keep each as a .tql file of the workspace; one that is there stays.")
    var save = false
    @OptionGroup var data: DataArgument
    @OptionGroup var options: DataOptions

    func run() async throws {
      let shop = try await OpenShop.open(data.data, options)
      var table = FactTable("name,customers,expression")
      for ready in await ReadyAudience.offered(by: shop.backend) {
        let expression = try await AudienceArgument(ready.expression).expression(in: shop)
        table.rows.append([
          .text(ready.name(shop.wording)), .count(try await shop.count(expression).customers),
          .text(expression.text),
        ])
        if save { try keep(ready.template(shop.wording), shop) }
      }
      Printer(shop: shop, command: "audience ready").print(table)
    }

    private func keep(_ audience: SavedAudience, _ shop: OpenShop) throws(Failure) {
      do throws(AudienceFileError) { _ = try shop.workspace.audiences.save(audience) } catch {
        if case .fileExists = error { return }
        throw Failure(.no, shop.wording.sentence(error))
      }
    }
  }
}

extension AudienceCommand {
  /// Who is in two audiences at once.
  struct Overlap: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "How many customers saved audiences have in common, each with each.",
      discussion: "Example: tenure audience overlap ~/exports --only vip --only win-back")

    @Option(help: "A saved audience or an expression; several times (default: all saved ones).")
    var only: [String] = []
    @OptionGroup var data: DataArgument
    @OptionGroup var options: DataOptions

    func run() async throws {
      let shop = try await OpenShop.open(data.data, options)
      let names =
        only.isEmpty
        ? shop.workspace.audiences.list().compactMap { try? $0.content.get().name } : only
      var members: [AudienceOverlap.Member] = []
      for name in names {
        let audience = try await AudienceArgument(name).expression(in: shop)
        members.append(AudienceOverlap.Member(name: name, audience: audience))
      }
      let overlap: AudienceOverlap
      do throws(BackendError) {
        overlap = try await AudienceOverlap(of: members, from: shop.backend)
      } catch { throw shop.failure(error) }
      var table = FactTable("audience,with,customers,share")
      for row in members.indices {
        for column in members.indices {
          table.rows.append([
            .text(names[row]), .text(names[column]), .count(overlap.common[row][column]),
            .share(orAbsent: overlap.share(of: row, in: column)),
          ])
        }
      }
      Printer(shop: shop, command: "audience overlap").print(table)
    }
  }
}

/// One saved audience with its present size and what is wrong with it.
struct SavedAudienceCheck {
  let listing: SavedAudiences.Listing
  let shop: OpenShop

  /// Name, customers, expression, problem.
  func row() async -> [Fact] {
    switch listing.content {
    case .failure(let problem):
      return [.text(listing.id), .absent, .absent, .text(shop.wording.sentence(problem))]
    case .success(let audience): return await row(audience)
    }
  }

  private func row(_ audience: SavedAudience) async -> [Fact] {
    do {
      // By its file, so that what it includes and excludes counts as well.
      let expression = try await AudienceArgument(listing.id).expression(in: shop)
      let summary = try await shop.count(expression)
      let problem = audience.expected.flatMap { range in
        range.contains(summary.customers)
          ? nil : "expected \(range.lowerBound)..\(range.upperBound)"
      }
      return [
        .text(audience.name), .count(summary.customers), .text(expression.text),
        .text(orAbsent: problem),
      ]
    } catch let failure as Failure {
      return [.text(audience.name), .absent, .absent, .text(failure.message)]
    } catch {
      return [.text(audience.name), .absent, .absent, .text("unreadable")]
    }
  }
}
