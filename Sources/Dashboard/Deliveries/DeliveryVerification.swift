import Audiences
import CustomerData
import Destinations
import Foundation
import RetentionEngine
import Workspace

/// Whether a delivered file is still what its proof says, and would come out again today.
public struct DeliveryVerification: Hashable, Sendable {
  /// What is asked of a delivered file, in order.
  public enum Check: String, Hashable, Sendable, CaseIterable {
    /// Its bytes are those the proof was written for.
    case bytes = "file as delivered"
    /// The log of deliveries knows it.
    case logged = "in the delivery log"
    /// The data are those it was made from.
    case data = "same data"
    /// The same expression, day, consents and holdout give the same bytes.
    case derived = "derived again"
  }

  /// An answer; nil: it could not be asked.
  public struct Answer: Hashable, Sendable {
    /// What was asked.
    public let check: Check
    /// Whether it is so.
    public let passed: Bool?
  }

  /// One answer a question.
  public let answers: [Answer]

  /// Whether nothing speaks against the file.
  public var isVerified: Bool { answers.allSatisfy { $0.passed != false } }
}

extension DeliveryDesk {
  /// Verifies a delivered file against its proof, the log and the data.
  ///
  /// It is derived again only from the same data, and only where no frequency cap held anybody
  /// back: what had been delivered by then is not kept day by day. A suppression added since makes
  /// another file, and says so by failing.
  @concurrent
  public func verify(
    _ file: DeliveredFile, at path: String
  ) async throws(DeliveryDeskError) -> DeliveryVerification {
    let proof = file.proof
    let logged: LoggedDelivery?
    do throws(WorkspaceError) {
      logged = try await workspace.delivery(to: DeliveryPath.expanded(path))
    } catch { throw .workspace(error) }
    let isSameData = await backend.summary().fingerprint.text == proof.data
    let isCapped = proof.stages.contains { $0.stage == .capped && $0.customers > 0 }
    let derived =
      isSameData && !isCapped
      ? try await preview(again: proof).sha256(ofPart: proof.file.part) : nil
    return DeliveryVerification(answers: [
      .init(check: .bytes, passed: file.isUnchanged),
      .init(
        check: .logged,
        passed: proof.file.part > 1 ? nil : logged?.sha256 == proof.file.sha256),
      .init(check: .data, passed: isSameData),
      .init(check: .derived, passed: derived.map { $0 == proof.file.sha256 }),
    ])
  }

  private func preview(
    again proof: DeliveryProof
  ) async throws(DeliveryDeskError) -> DeliveryPreview {
    let shop = await backend.summary().shop
    let audience: AudienceExpression
    do throws(ExpressionError) {
      audience = try AudienceExpression(parsing: proof.audience, for: shop)
    } catch { throw .unreadableProof }
    let order = DeliveryOrder(
      audience: audience, audienceName: proof.audienceName, destination: proof.destination,
      purpose: proof.purpose, campaign: proof.holdout.campaign,
      leftAlone: proof.holdout.share.map { .share($0) }
        ?? .nobody(reason: proof.holdout.noHoldoutReason ?? "–"))
    return try await preview(order)
  }
}
