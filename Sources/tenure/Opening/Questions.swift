import Audiences
import CustomerData
import Dashboard
import Foundation
import Retention
import RetentionEngine

extension OpenShop {
  /// A metric's answer for the audience asked for.
  func measure<M: Metric>(_ metric: M) async throws -> Measured<M.Value> {
    try await measure(metric, among: audience)
  }

  /// A metric's answer for an audience.
  func measure<M: Metric>(
    _ metric: M, among audience: AudienceExpression
  ) async throws -> Measured<M.Value> {
    do throws(BackendError) { return try await backend.measure(metric, among: audience) } catch {
      throw failure(error)
    }
  }

  /// The failure a command ends with.
  func failure(_ error: BackendError) -> Failure {
    switch error {
    case .cancelled: Failure(.interrupted, "")
    default: Failure(.no, wording.sentence(error))
    }
  }

  /// The same shop as seen on another day.
  func seen(on day: Day) async -> EmbeddedBackend { EmbeddedBackend(history, asOf: day) }
}

extension OpenShop {
  /// How many customers an audience holds.
  func count(_ audience: AudienceExpression) async throws -> AudienceSummary {
    do throws(BackendError) { return try await backend.count(audience) } catch {
      throw failure(error)
    }
  }

  /// The same shop, its answers being about another audience.
  func about(_ audience: AudienceExpression) -> OpenShop {
    OpenShop(
      history: history, backend: backend, summary: summary, wording: wording, audience: audience,
      workspace: workspace, options: options)
  }

  /// The same folder as seen at the end of another day.
  func asOf(_ day: Day) async -> OpenShop {
    let backend = EmbeddedBackend(history, asOf: day)
    return OpenShop(
      history: history, backend: backend, summary: await backend.summary(), wording: wording,
      audience: audience, workspace: workspace, options: options)
  }

  /// A remark on standard error.
  func warn(_ text: String) {
    FileHandle.standardError.write(Data("tenure: \(Harmless.text(text))\n".utf8))
  }
}
