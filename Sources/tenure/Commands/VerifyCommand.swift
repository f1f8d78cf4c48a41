import ArgumentParser
import CustomerData
import Dashboard
import Destinations

/// Whether a delivered file is what its proof says.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check a delivered file against its proof, the log and the data.",
    discussion: """
      Example: tenure verify vip-2026-06-30.csv ~/exports

      On the same data the file is derived again: same expression, day, consents and holdout give \
      the same bytes.
      """)

  @Argument(help: "The delivered file; its proof lies beside it.") var file: String
  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions

  func run() async throws {
    let path = DeliveryPath.expanded(file)
    let wording = options.wording
    let delivered: DeliveredFile
    do throws(DeliveredFileError) { delivered = try DeliveredFile(at: path) } catch {
      throw Failure(.data, wording.sentence(error))
    }
    var shop = try await OpenShop.open(data.data, options)
    if let day = Day(iso: delivered.proof.asOf) { shop = await shop.asOf(day) }
    let desk = DeliveryDesk(backend: shop.backend, workspace: shop.workspace)
    let verification: DeliveryVerification
    do throws(DeliveryDeskError) {
      verification = try await desk.verify(delivered, at: path)
    } catch { throw Failure(.no, wording.sentence(error)) }
    Printer(shop: shop, command: "verify").print(
      FactTable(
        "check,passed",
        rows: verification.answers.map { answer in
          [.text(answer.check.rawValue), answer.passed.map(Fact.flag) ?? .absent]
        }))
    if !verification.isVerified {
      throw Failure(
        .no,
        wording.say(
          "the file is not what its proof says", "le fichier n’est pas ce que dit sa preuve"))
    }
  }
}
