import CustomerData

extension Wording {
  /// Where the data come from or were kept, in a few words; nil: snapshots were not asked for.
  public func short(_ note: SnapshotNote) -> String? {
    switch note {
    case .unused: nil
    case .opened: say("opened", "ouvert")
    case .kept: say("kept", "gardé")
    case .notKept: say("not kept", "non gardé")
    }
  }

  /// What became of the snapshot, in a sentence; nil: snapshots were not asked for.
  public func sentence(_ note: SnapshotNote) -> String? {
    switch note {
    case .unused: nil
    case .opened(let path):
      say(
        "Opened from the snapshot \(path): the files have not changed since.",
        "Ouvert depuis l’instantané \(path) : les fichiers n’ont pas changé.")
    case .kept(let path):
      say(
        "Kept for the next start as the snapshot \(path).",
        "Gardé pour le prochain démarrage dans l’instantané \(path).")
    case .notKept(let path, let reason): notKept(path, reason)
    }
  }

  private func notKept(_ path: String, _ reason: SnapshotNote.Reason) -> String {
    switch reason {
    case .system(let errno):
      say(
        "No snapshot could be kept in \(path) (\(self.reason(errno: errno))): the next start reads"
          + " the files again. Set XDG_CACHE_HOME to a folder of yours, or pass --no-snapshot.",
        "Aucun instantané n’a pu être gardé dans \(path) (\(self.reason(errno: errno))) : le"
          + " prochain démarrage relira les fichiers. Indiquez un dossier à vous dans"
          + " XDG_CACHE_HOME, ou passez --no-snapshot.")
    case .foreignFolder:
      say(
        "No snapshot was kept: \(path) is not a folder of yours. Set XDG_CACHE_HOME to one.",
        "Aucun instantané n’a été gardé : \(path) n’est pas un dossier à vous."
          + " Indiquez-en un dans XDG_CACHE_HOME.")
    case .filesChanging:
      say(
        "No snapshot was kept: a file was changed a moment ago. The next start reads the files"
          + " again.",
        "Aucun instantané n’a été gardé : un fichier vient de changer. Le prochain démarrage"
          + " relira les fichiers.")
    }
  }
}
