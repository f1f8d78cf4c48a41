import Audiences
import CustomerData
import Dashboard
import Foundation
import Retention
import RetentionEngine
import Workspace

/// A folder that has been read, the audience asked for, and the words to answer in.
struct OpenShop: Sendable {
  let history: History
  let backend: EmbeddedBackend
  let summary: SnapshotSummary
  let wording: Wording
  /// Everyone, or `--audience`.
  let audience: AudienceExpression
  let workspace: Workspace
  let options: Options

  /// The part of the options that answers depend on.
  struct Options: Sendable {
    let format: OutputFormat
    let workspaceFolder: String
  }

  /// Reads the folder; `--audience` may be an expression or the name of a saved audience.
  static func open(_ folder: String?, _ options: DataOptions) async throws -> OpenShop {
    let history = try load(folder, options)
    let backend = EmbeddedBackend(
      history, asOf: options.asOfDay, window: options.activityWindow, models: options.shelf)
    let summary = await backend.summary()
    guard SegmentMap(of: summary.shop) != nil else {
      throw Failure(
        .data,
        "tenure.toml: [segments] names a segment that there is not. Known: "
          + Segment.allCases.map(\.rawValue).joined(separator: ", ") + ".")
    }
    var wording = options.wording
    wording.currency = summary.shop.currency
    let place =
      options.workspace.map(DataFolder.expanded)
      ?? Workspace.defaultDirectory(
        forShop: summary.shop.name)
    let workspace = Workspace(directory: place)
    let shop = OpenShop(
      history: history, backend: backend, summary: summary, wording: wording,
      audience: .everyone, workspace: workspace,
      options: Options(format: options.format, workspaceFolder: place))
    guard let text = options.audience else { return shop }
    return try await shop.restricted(to: AudienceArgument(text).expression(in: shop))
  }

  /// The history of a folder, with a progress bar; Ctrl-C stops it. `entered` hears again and again
  /// what is being done.
  static func load(
    _ folder: String?, _ options: DataOptions,
    entered: (LoadProgress.Stage) -> Void = { _ in }
  ) throws -> History {
    let path = try DataFolder.path(folder)
    let line = ProgressLine(quiet: options.quiet)
    defer { line.clear() }
    do throws(LoadError) {
      let loader = DatasetLoader(
        folder: path, erased: hidden(options.workspace), snapshots: options.snapshots)
      let history = try loader.load { progress in
        line.show(progress)
        entered(progress.stage)
        return !Interruption.shared.isRequested
      }
      line.clear()
      warn(of: history.report.snapshot, options)
      return history
    } catch {
      if case .cancelled = error { throw Failure(.interrupted, "") }
      throw Failure(.data, options.wording.sentence(error))
    }
  }

  /// Whom a shop's workspace remembers as erased. One that cannot be read hides nobody: whatever
  /// delivers or erases says so then, and does nothing.
  static func hidden(_ workspace: String?) -> @Sendable (Shop) -> ErasedCustomers {
    let named = workspace.map(DataFolder.expanded)
    return { shop in
      let place = named ?? Workspace.defaultDirectory(forShop: shop.name)
      return (try? ErasedCustomers(inWorkspace: place)) ?? .none
    }
  }

  // A file changed a moment ago is nothing to worry about: the next start keeps it.
  private static func warn(of note: SnapshotNote, _ options: DataOptions) {
    guard case .notKept(_, let reason) = note, reason != .filesChanging, !options.quiet,
      let sentence = options.wording.sentence(note)
    else { return }
    FileHandle.standardError.write(Data("tenure: \(Harmless.text(sentence))\n".utf8))
  }

  private func restricted(to audience: AudienceExpression) -> OpenShop {
    OpenShop(
      history: history, backend: backend, summary: summary, wording: wording, audience: audience,
      workspace: workspace, options: options)
  }
}
