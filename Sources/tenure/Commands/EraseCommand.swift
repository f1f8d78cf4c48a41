import ArgumentParser
import CustomerData
import Dashboard
import Destinations
import Foundation
import RetentionEngine
import Workspace

/// Forgets a customer, here and wherever they were delivered.
struct EraseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase", abstract: "Forget a customer, here and wherever they were delivered.",
    discussion: """
      Example: tenure erase 9013800000001 ~/exports

      Their orders stay, so that no total changes; what names them is replaced by a token, also \
      when the files are read again. They are never delivered again. For each destination they \
      were delivered to, a file is written that takes them out there.
      """)

  @Argument(help: "The shop's id of the customer, as tenure customers prints it.")
  var id: String

  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions
  @Option(help: "The folder for the removal files (default: removals in the workspace).")
  var output: String?

  func run() async throws {
    let shop = try await OpenShop.open(data.data, options)
    let desk = RightsDesk(backend: shop.backend, workspace: shop.workspace)
    let folder =
      output.map { DeliveryPath.expanded($0) } ?? shop.options.workspaceFolder + "/removals"
    let erasure: RightsDesk.Erasure
    do throws(RightsDesk.Failure) { erasure = try await desk.erase(id, removalsIn: folder) } catch {
      throw Failure(.no, shop.wording.sentence(error))
    }
    try removeSnapshots(shop)
    Printer(shop: shop, command: "erase").print(
      FactTable(
        "token,destination,file",
        rows: erasure.removals.isEmpty
          ? [[.text(erasure.token), .absent, .absent]]
          : erasure.removals.map {
            [.text(erasure.token), .text($0.destination), .text(orAbsent: $0.file)]
          }))
    if !options.quiet {
      shop.warn(
        shop.wording.say(
          "the exports still hold this person: delete them there too",
          "les exports contiennent encore cette personne : supprimez-l’y aussi"))
    }
  }

  // Those kept from before still hold the person; they are made anew when the files are read next.
  // What was read from other shops stays.
  private func removeSnapshots(_ shop: OpenShop) throws {
    guard let cache = SnapshotCache(environment: ProcessInfo.processInfo.environment) else {
      return
    }
    let left = cache.forget(
      exports: try DataFolder.path(data.data), of: shop.summary.shop.name)
    guard !left.isEmpty else { return }
    let files = left.joined(separator: ", ")
    shop.warn(
      shop.wording.say(
        "snapshots of this person could not be removed: delete \(files)",
        "des instantanés de cette personne n’ont pas pu être supprimés : supprimez \(files)"))
  }
}
