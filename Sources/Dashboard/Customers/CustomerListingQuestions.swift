import Audiences
import CustomerData
import Retention
import RetentionEngine

extension CustomerListing {
  typealias Command = CustomerListingCommand
  typealias Answer = CustomerListingAnswer

  /// Answers what a list asks; all work on rows is done here, off the main thread.
  @concurrent
  static func perform(_ command: Command, with services: Services) async -> CustomerListingAction {
    do throws(BackendError) {
      return .answered(Answer(content: try await answer(command.question, services.backend)))
    } catch {
      guard error != .cancelled else { return .answered(Answer(content: .nothing)) }
      return .answered(Answer(content: .failed(services.wording.sentence(error))))
    }
  }

  private static func answer(
    _ question: Command.Question, _ backend: any RetentionBackend
  ) async throws(BackendError) -> Answer.Content {
    switch question {
    case .load(let kind, let audience, let wanted):
      let people = try await load(kind, audience, backend)
      return .loaded(people, wanted, try await arrange(people.rows, audience, wanted, backend))
    case .arrange(let known, let audience, let wanted):
      return .arranged(wanted, try await arrange(known.rows, audience, wanted, backend))
    case .preview(let id):
      return .previewed(try await backend.profile(of: id))
    case .fit, .recall, .watch, .stop: return await models(question, backend)
    }
  }

  private static func models(
    _ question: Command.Question, _ backend: any RetentionBackend
  ) async -> Answer.Content {
    switch question {
    case .fit:
      let study = await backend.study(horizon: PurchaseForecast.horizon)
      return .fitted(study.map(ListModels.init) ?? .stopped)
    case .recall: return .recalled(await backend.recallModels())
    case .stop:
      await backend.stopFitting()
      return .nothing
    default:
      // Only a pause between two looks; one that is cut short looks again.
      try? await Task.sleep(for: .milliseconds(150))
      return .progress(backend.fittingProgress)
    }
  }

  private static func load(
    _ kind: CustomerListKind, _ audience: AudienceExpression, _ backend: any RetentionBackend
  ) async throws(BackendError) -> LoadedCustomers {
    let churn =
      kind == .atRisk ? try await backend.measure(ChurnRisk(waits: false), among: audience) : nil
    let silence = try await backend.measure(SilenceRisk(), among: audience)
    let list = try await backend.measure(CustomerList(), among: audience)
    let (silent, risks) = (silence.value.rows, churn?.value.rows ?? [])
    let isServed = churn?.value.model != nil
    let rows =
      kind == .atRisk
      ? ListedCustomers.atRisk(list.value, silence: silent, churn: risks, isServed: isServed)
      : ListedCustomers(list.value, silence: silent)
    let rule =
      kind == .atRisk
      ? await backend.audience(behind: .all, of: ChurnRisk(waits: false)) : .everyone
    return LoadedCustomers(rows: rows, silence: silence, churn: churn, rule: rule)
  }

  private static func arrange(
    _ rows: ListedCustomers, _ audience: AudienceExpression, _ wanted: Arrangement,
    _ backend: any RetentionBackend
  ) async throws(BackendError) -> Arranged {
    let places = try await passing(wanted.filter, rows, audience, backend)
    let found =
      wanted.search == .nothing
      ? nil : Set(try await passing(wanted.search, rows, audience, backend))
    return Arranged(shown: wanted.order.sorted(places, of: rows), found: found)
  }

  private static func passing(
    _ filter: FilterReading, _ rows: ListedCustomers, _ audience: AudienceExpression,
    _ backend: any RetentionBackend
  ) async throws(BackendError) -> [Int] {
    switch filter {
    case .nothing: return Array(rows.indices)
    case .words(let words): return NameSearch.places(of: words, in: rows.searched)
    case .audience(let expression):
      let both = audience.and(expression)
      let passing = Set(try await backend.measure(CustomerList(), among: both).value.map(\.id))
      return rows.indices.filter { passing.contains(rows.id(at: $0)) }
    }
  }
}
