import Audiences
import CustomerData
import Foundation
import Retention
import RetentionEngine
import TerminalKit
import Workspace

extension ExpressionDialog {
  /// Does what was asked for.
  public static func perform(_ command: Command, with services: Services) async -> Action {
    switch command {
    case .check(let draft, let scope): await .checked(check(draft, among: scope, services))
    case .save(let draft, let choice): save(draft, choice, services)
    }
  }

  private static func check(
    _ draft: Draft, among scope: AudienceExpression, _ services: Services
  ) async -> Reading {
    let summary = await services.backend.summary()
    let shelf = AudienceShelf(services.workspace.audiences)
    do throws(ExpressionError) {
      let audience = try await read(draft, for: summary.shop, on: shelf, services.workspace)
        .within(scope)
      let counted = await count(audience, of: summary.customers, services)
      return Reading(text: draft.text, result: counted)
    } catch {
      let fault = Fault(
        words: services.wording.sentence(error), range: error.range, suggestions: error.suggestions)
      return Reading(text: draft.text, result: .failure(fault))
    }
  }

  // The text alone is read first, so that a mistake is found where it was typed.
  private static func read(
    _ draft: Draft, for shop: Shop, on shelf: AudienceShelf, _ workspace: Workspace
  ) async throws(ExpressionError) -> AudienceExpression {
    if draft.text.allSatisfy(\.isWhitespace) { return .everyone }
    let own = try await shelf.expression(
      parsing: draft.text, for: shop, holdoutsOf: workspace)
    if draft.includes.isEmpty, draft.excludes.isEmpty { return own }
    let whole = AudienceShelf.definition(
      draft.text, includes: draft.includes, excludes: draft.excludes)
    return try await shelf.expression(parsing: whole, for: shop, holdoutsOf: workspace)
  }

  private static func count(
    _ audience: AudienceExpression, of base: Int, _ services: Services
  ) async -> Result<Counted, Fault> {
    do throws(BackendError) {
      let summary = try await services.backend.count(audience)
      let counted = Counted(
        audience: audience, summary: summary, base: base,
        steps: try await steps(of: audience, services),
        first: try await first(of: audience, services),
        warnings: await services.backend.warnings(of: audience).map {
          services.wording.sentence($0)
        })
      return .success(counted)
    } catch {
      let fault = Fault(words: services.wording.sentence(error), range: 0..<0, suggestions: [])
      return .failure(fault)
    }
  }

  private static let mostSteps = 8
  private static let mostRows = 16

  private static func first(
    of audience: AudienceExpression, _ services: Services
  ) async throws(BackendError) -> [CustomerList.Row] {
    let list = try await services.backend.measure(CustomerList(sort: .revenue), among: audience)
    return Array(list.value.prefix(mostRows))
  }

  private static func steps(
    of audience: AudienceExpression, _ services: Services
  ) async throws(BackendError) -> [Step] {
    let clauses = audience.clauses
    guard clauses.count > 1, clauses.count <= mostSteps else { return [] }
    var steps: [Step] = []
    var sofar = AudienceExpression.everyone
    for clause in clauses {
      sofar = sofar.and(clause)
      let customers = try await services.backend.count(sofar).customers
      steps.append(Step(clause: clause.text, customers: customers))
    }
    return steps
  }
}

extension ExpressionDialog {
  private static func save(
    _ draft: Draft, _ choice: SaveChoice, _ services: Services
  ) -> Action {
    let audiences = services.workspace.audiences
    let wording = services.wording
    do throws(AudienceFileError) {
      // Only what is replaced was there before.
      var before: Data?
      let kept: SavedAudience
      switch choice {
      case .ask: kept = try audiences.save(fresh(draft, name: draft.name))
      case .replace:
        let new = successor(of: draft, in: audiences)
        before = audiences.bytes(of: new.id.isEmpty ? new.name : new.id)
        kept = try audiences.save(new, replacing: true)
      case .keepBoth: kept = try keepBoth(draft, in: audiences)
      }
      let path = DeliveryPath.abbreviated("\(audiences.directory)/\(kept.id).tql")
      let change = AudienceFileChange(
        id: kept.id, name: kept.name, before: before, after: audiences.bytes(of: kept.id))
      return .saved(
        change,
        words: wording.say("“\(kept.name)” saved: \(path)", "« \(kept.name) » enregistré : \(path)")
      )
    } catch {
      if case .fileExists = error {
        return .clashed(Clash(name: draft.name, lost: lost(draft.name, audiences, wording)))
      }
      return .notSaved(wording.sentence(error))
    }
  }

  private static func fresh(_ draft: Draft, name: String) -> SavedAudience {
    SavedAudience(
      name: name, includes: draft.includes, excludes: draft.excludes, expression: draft.text)
  }

  // The front matter stays as written: owner, expectation and comments are somebody's words.
  private static func successor(of draft: Draft, in audiences: SavedAudiences) -> SavedAudience {
    guard let old = try? audiences.load(draft.name),
      let new = try? SavedAudience(id: old.id, text: old.preamble + draft.text + "\n")
    else { return fresh(draft, name: draft.name) }
    return new
  }

  private static func keepBoth(
    _ draft: Draft, in audiences: SavedAudiences
  ) throws(AudienceFileError) -> SavedAudience {
    var number = 2
    while true {
      do throws(AudienceFileError) {
        return try audiences.save(fresh(draft, name: "\(draft.name) \(number)"))
      } catch {
        guard case .fileExists = error, number < 1000 else { throw error }
        number += 1
      }
    }
  }

  private static func lost(
    _ name: String, _ audiences: SavedAudiences, _ wording: Wording
  ) -> String {
    guard let old = try? audiences.load(name) else {
      return wording.say("a file that cannot be read", "un fichier illisible")
    }
    let comments = SavedText.comments(in: old.expression)
    let text = SavedText.oneLine(old.expression)
    guard comments > 0 else { return text }
    return text + " "
      + wording.plural(
        comments, "(and a comment)", "(and comments)", "(et un commentaire)", "(et commentaires)")
  }
}
