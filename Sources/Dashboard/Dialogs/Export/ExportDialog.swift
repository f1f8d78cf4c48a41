import Audiences
import CustomerData
import Destinations
import Retention
import RetentionEngine
import TerminalKit
import Workspace

/// From the audience to the file: destination, consent, holdout, preview, delivery.
public struct ExportDialog: Screen {
  /// What can happen.
  public enum Action: Equatable, Sendable {
    case move(Int), cycle(Int), typed(Key), pasted(String)
    /// By the mouse: a field, or a choice of one so many places on.
    case point(Int), pick(Int, by: Int)
    case deliver, toggleReplace, confirm(Bool), stop, copy
    case proposed(path: String, share: Double?, isSaved: Bool)
    case previewed(DeliveryOrder, Funnel)
    case refused(DeliveryOrder, String)
    case looked(path: String, FileState)
    case delivered(String)
    case failed(String)
  }

  /// What it can ask for.
  public enum Command: Hashable, Sendable {
    case propose(DeliveryOrder)
    case preview(DeliveryOrder)
    case look(path: String)
    case deliver(DeliveryOrder, path: String, DeliveryPath.Existing)
    case stop
  }

  /// What a preview says.
  public struct Funnel: Hashable, Sendable {
    /// One count a step.
    public let stages: [StageCount]
    /// What to know before delivering.
    public let notes: [DeliveryNote]
    /// The file's columns.
    public let columns: [String]
    /// The first rows of the file.
    public let rows: [[String]]
    /// Why the platform would refuse the list; nil: it would not.
    public let refusal: DestinationError?

    /// A preview's counts, remarks and first rows.
    init(_ preview: DeliveryPreview) {
      stages = preview.stages
      notes = preview.notes
      columns = preview.header
      rows = Array(preview.rows.prefix(Self.rowsShown))
      refusal = preview.refusal
    }

    private static let rowsShown = 3
  }

  /// What is where the file shall go.
  public enum FileState: Equatable, Sendable {
    /// Nothing: it can be written.
    case free
    /// A file: when it was delivered, and how many rows, where the log knows.
    case taken(at: String?, rows: Int?)
  }

  /// The customers it is about.
  public var audience: AudienceExpression
  /// The name of the audience; "" when it has none.
  public let name: String
  var form: ExportForm
  var cursor = ExportForm.Field.destination
  var funnel = Loadable<Funnel>.notAsked
  var file = FileState.free
  var isDelivering = false
  var isConfirming = false
  /// Why the last delivery failed, in words.
  var failure: String?

  /// Delivers an audience.
  public init(_ audience: AudienceExpression, name: String = "") {
    self.audience = audience
    self.name = name
    form = ExportForm(audience, name: name)
  }

  /// Its name.
  public func title(_ wording: Wording) -> String { wording.say("Export", "Export") }

  var fields: [ExportForm.Field] { form.fields(fileIsThere: file != .free) }

  private var isTyping: Bool { ExportForm.isTyped(cursor) && !isConfirming && !isDelivering }

  /// Its keys.
  public func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    let w = scene.wording
    if isDelivering {
      return [KeyBinding([.escape, .ctrl("c")], w.say("stop", "arrêter"), .stop)]
    }
    if isConfirming {
      return [
        KeyBinding([.enter], w.say("overwrite", "remplacer"), .confirm(true)),
        KeyBinding([.escape], w.say("keep it", "garder"), .confirm(false)),
      ]
    }
    return [
      KeyBinding([.enter], deliverLabel(w), .deliver, unavailable: obstacle(w)),
      KeyBinding([.down, .char("j"), .tab], w.say("next field", "champ suivant"), .move(1)),
      KeyBinding(
        [.up, .char("k"), .backTab], w.say("field before", "précédent"), .move(-1),
        isHinted: false),
      KeyBinding(
        [.right, .char("l"), .char(" ")], w.say("choose", "choisir"), .cycle(1),
        isHinted: !isTyping),
      KeyBinding(
        [.left, .char("h")], w.say("choose back", "choix précédent"), .cycle(-1),
        isHinted: false),
      KeyBinding([.f(3), .char("y")], w.say("copy command", "copier la commande"), .copy),
      KeyBinding(
        [.f(4), .char("o")], w.say("overwrite…", "remplacer…"), .toggleReplace,
        isHinted: file != .free),
    ]
  }

  private func deliverLabel(_ w: Wording) -> String {
    guard file != .free else { return w.say("deliver", "livrer") }
    return form.replaces ? w.say("overwrite…", "remplacer…") : w.say("keep both", "garder les deux")
  }

  /// Why nothing can be delivered now; nil: it can.
  func obstacle(_ w: Wording) -> String? {
    if form.share == nil { return w.sentence(DeliveryDeskError.shareOutOfRange(0)) }
    if form.needsReason, form.reason.text.allSatisfy(\.isWhitespace) {
      return w.sentence(DeliveryDeskError.noHoldoutReason)
    }
    if form.file.text.isEmpty { return w.say("Name a file.", "Nommez un fichier.") }
    switch funnel {
    case .failed(let words): return words
    case .loaded(let funnel) where funnel.count == 0:
      return w.sentence(DeliveryDeskError.nobodyCleared(funnel.stages))
    case .loaded(let funnel): return funnel.refusal.map(w.sentence)
    default: return nil
    }
  }

  /// Typing goes to the field under the cursor.
  public func typed(_ key: Key) -> Action? {
    guard isTyping else { return nil }
    switch key {
    case .char, .backspace, .delete, .left, .right, .home, .end: return .typed(key)
    case .ctrl("a"), .ctrl("e"), .ctrl("u"), .ctrl("k"), .ctrl("w"): return .typed(key)
    default: return nil
    }
  }

  /// Pasting goes there as well.
  public func pasted(_ text: String) -> Action? { isTyping ? .pasted(text) : nil }

  /// Works the delivery out.
  public mutating func appear(_ scope: Scope) -> [Effect<Command>] {
    audience = audience.within(scope.audience)
    form.audience = audience
    guard let order = form.previewOrder else { return [] }
    funnel = .loading
    return [.perform(.propose(order), lane: "propose"), .perform(.preview(order), lane: "preview")]
  }

  /// Its picture.
  public func view(_ scene: Scene) -> any Widget {
    ExportView(dialog: self, wording: scene.wording)
  }
}

extension ExportDialog.Funnel {
  /// How many rows will be in the file.
  public var count: Int { customers(at: .written) }

  /// How many customers are counted at a step.
  public func customers(at stage: DeliveryStage) -> Int {
    stages.first { $0.stage == stage }?.customers ?? 0
  }
}
