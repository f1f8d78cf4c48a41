import Audiences
import Retention
import RetentionEngine

extension Services {
  /// A metric's answer, or in words why there is none.
  func loadable<M: Metric>(
    _ metric: M, among audience: AudienceExpression
  ) async -> Loadable<Measured<M.Value>> {
    do throws(BackendError) {
      return .loaded(try await backend.measure(metric, among: audience))
    } catch { return .failed(wording.sentence(error)) }
  }

  /// How many customers an audience holds, or in words why that is not known.
  func counted(_ audience: AudienceExpression) async -> Loadable<AudienceSummary> {
    do throws(BackendError) {
      return .loaded(try await backend.count(audience))
    } catch { return .failed(wording.sentence(error)) }
  }
}
