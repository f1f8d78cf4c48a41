import CustomerData
import RetentionEngine
import TerminalKit

/// Whether the figures are those of the files as they lie in the folder.
enum Freshness: Equatable, Sendable {
  /// Nothing has happened since they were read.
  case upToDate
  /// These files are others by now; the user may read them again.
  case behind([FolderChange])
  /// They are being read again; the old figures stay meanwhile.
  case reading(Dashboard.Progress)
}

extension Dashboard {
  /// The files of the folder are no longer those that were read; none: they are again.
  public mutating func noticed(_ changes: [FolderChange]) {
    unread = changes
    if summary != nil, !isReloading { settle() }
  }

  /// Starts reading again. Before anything was read there is nothing to keep on the screen.
  mutating func reloading() -> Orders {
    var orders = Orders()
    orders.reloads = true
    if summary == nil {
      reading = .reading(Progress())
    } else if !isReloading {
      offered = unread
      freshness = .reading(Progress())
    }
    return orders
  }

  /// Reading again has got so far.
  public mutating func reread(_ progress: Progress) {
    if isReloading { freshness = .reading(progress) }
  }

  /// Reading again came to nothing: the figures stay, the offer stands, and the reason is said; nil: the user stopped it.
  public mutating func rereadFailed(_ words: String?) {
    guard isReloading else { return }
    if unread.isEmpty { unread = offered }
    settle()
    guard let words else { return }
    let kept = wording.say("The figures are those of before.", "Les chiffres restent ceux d’avant.")
    let text = words + " " + kept
    message = Message(text: text, tone: .bad)
    // A question the user is answering is not covered.
    guard dialogs.isEmpty else { return }
    let heading = wording.say("Not read again", "Pas relu")
    dialogs.append(newLayer(NoticeDialog(heading: heading, text: text)))
  }

  /// Says that the figures are new.
  mutating func sayReread(_ summary: SnapshotSummary) {
    guard !hasComplaint else { return }
    let read = wording.say("read again", "relu")
    message = Message(
      text: read + wording.say(": ", " : ") + wording.orders(summary.orders), tone: .good)
  }

  /// What came while the files were read is news.
  mutating func settle() {
    freshness = unread.isEmpty ? .upToDate : .behind(unread)
  }

  /// Whether the files are being read again.
  var isReloading: Bool {
    if case .reading = freshness { true } else { false }
  }

  /// Whether reading again would bring something.
  var isBehind: Bool {
    if case .behind = freshness { true } else { false }
  }

  /// The notice in front of the status line; nil: nothing to tell.
  var notice: [Phrase]? {
    switch freshness {
    case .upToDate: return nil
    case .behind(let changes):
      let offer = wording.say("R reloads", "R recharge")
      return [
        Phrase("↻ ", .warning), Phrase(wording.sentence(changes), .text),
        Phrase(" · " + offer, .dim),
      ]
    case .reading(let progress):
      let share = progress.total > 0 ? Double(progress.bytes) / Double(progress.total) : nil
      let what = wording.say("reading", "lecture de") + " " + progress.file
      return [
        Phrase("↻ ", .accent),
        Phrase(what + " " + wording.percent(scene.progress(share), places: 0), .text),
        Phrase(" · " + wording.say("ctrl-c cancels", "ctrl-c annule"), .dim),
      ]
    }
  }
}

extension Wording {
  /// `orders.csv changed`, or how many files did.
  func sentence(_ changes: [FolderChange]) -> String {
    guard let change = changes.first, changes.count == 1 else {
      return plural(
        changes.count, "file changed", "files changed", "fichier a changé", "fichiers ont changé")
    }
    switch change.kind {
    case .added: return change.name + " " + say("was added", "a été ajouté")
    case .changed: return change.name + " " + say("changed", "a changé")
    case .removed: return change.name + " " + say("was removed", "a été supprimé")
    }
  }
}
