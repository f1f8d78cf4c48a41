import ArgumentParser
import Audiences
import CustomerData
import Dashboard
import Destinations
import Foundation
import RetentionEngine

/// Delivers an audience as a file, consent proven.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Deliver an audience as a file, consent proven.",
    discussion: """
      Example: tenure export ~/exports --audience vip --to meta --holdout 10% --output vip.csv

      Only customers with a granted consent for the very purpose leave; the proof is written beside \
      the file.
      """)

  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions
  @Option(help: "The destination: \(Destinations.names.joined(separator: ", ")).")
  var to: String
  @Option(help: "What the list is for, where it can be chosen: email, sms, ads or profiling.")
  var purpose: Purpose?
  @Option(help: "The share left alone so that the effect can be measured, such as 10%.")
  var holdout: String?
  @Option(
    name: .customLong("no-holdout-reason"), help: "Why nobody is left alone (with --holdout 0).")
  var noHoldoutReason: String?
  @Option(help: "The campaign; its holdout is the same every time.") var campaign = ""
  @Option(help: "At most so many deliveries in so many days, such as 4/7.") var cap: String?
  @Option(help: "The file to write (default: a name of its own in the current folder).") var output:
    String?
  @Flag(help: "Only say what would be delivered.") var preview = false
  @Flag(
    name: .customLong("held-back"),
    help: "With --preview: say who is held back and why, instead of how many.")
  var heldBack = false
  @Flag(help: "Replace a file that is there.") var replace = false

  func validate() throws {
    if options.audience == nil {
      throw ValidationError("--audience says whom: an expression or a saved name.")
    }
    _ = try leftAlone()
    if heldBack, !preview { throw ValidationError("--held-back goes with --preview.") }
    if let cap, DeliveryOrder.Cap(parsing: cap) == nil {
      throw ValidationError("--cap is TIMES/DAYS such as 4/7, not '\(cap)'.")
    }
  }

  func run() async throws {
    let named = AudienceArgument(options.audience ?? "")
    var shop = try await OpenShop.open(data.data, options)
    if let day = shop.audience.asOf(seenFrom: shop.summary.asOf) { shop = await shop.asOf(day) }
    let order = DeliveryOrder(
      audience: shop.audience, audienceName: named.name(in: shop) ?? "", destination: to,
      purpose: purpose, campaign: campaign, leftAlone: try leftAlone(),
      cap: cap.flatMap { DeliveryOrder.Cap(parsing: $0) })
    let desk = DeliveryDesk(backend: shop.backend, workspace: shop.workspace)
    do throws(DeliveryDeskError) {
      if preview {
        let preview = try await desk.preview(order)
        if heldBack { report(preview.heldBack, shop) } else { report(preview.stages, shop) }
        if let refusal = preview.refusal { throw .destination(refusal) }
        return
      }
      let day = shop.summary.asOf
      let path = output ?? DeliveryPath.fileName(for: order.campaign, destination: to, asOf: day)
      let receipt = try await desk.deliver(order, to: path, whenThere: replace ? .replace : .refuse)
      report(receipt.stages, shop)
      if !options.quiet { shop.warn(shop.wording.sentence(receipt)) }
    } catch {
      if case .nobodyCleared(let stages) = error { report(stages, shop) }
      throw Failure(error.isUsage ? .usage : .notDelivered, shop.wording.sentence(error))
    }
  }

  private func report(_ stages: [StageCount], _ shop: OpenShop) {
    Printer(shop: shop, command: "export").print(
      FactTable(
        "stage,customers,reason",
        rows: stages.map { stage in
          [
            .text(stage.stage.rawValue), .count(stage.customers),
            .text(orAbsent: stage.reasonText.isEmpty ? nil : stage.reasonText),
          ]
        }))
  }

  private func report(_ heldBack: [HeldBack], _ shop: OpenShop) {
    Printer(shop: shop, command: "export").print(
      FactTable(
        "customer_id,stage,reason",
        rows: heldBack.map {
          [.text($0.customerID), .text($0.reason.stage.rawValue), .text($0.reason.rawValue)]
        }))
  }

  private func leftAlone() throws -> DeliveryOrder.LeftAlone {
    guard let holdout else {
      if let reason = noHoldoutReason, !reason.isEmpty { return .nobody(reason: reason) }
      throw ValidationError(
        "--holdout says which share is left alone, such as 10%; 0 needs --no-holdout-reason.")
    }
    guard let share = Holdout.share(parsing: holdout) else {
      throw ValidationError("--holdout is a share such as 10%, not '\(holdout)'.")
    }
    if share > 0 { return .share(share) }
    guard let reason = noHoldoutReason, !reason.isEmpty else {
      throw ValidationError("--holdout 0 needs --no-holdout-reason: the effect can't be measured.")
    }
    return .nobody(reason: reason)
  }
}

extension Purpose: ExpressibleByArgument {}

extension DeliveryDeskError {
  /// Whether the command was called wrongly, rather than the delivery refused.
  fileprivate var isUsage: Bool {
    switch self {
    case .noHoldoutReason, .shareOutOfRange, .wrongPurpose: true
    case .destination(.unknownDestination): true
    default: false
    }
  }
}
