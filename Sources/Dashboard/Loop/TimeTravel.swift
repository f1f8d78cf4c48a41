import CustomerData
import RetentionEngine

extension Dashboard {
  /// Asks to see everything at the end of a day; of a day after the last one nothing more is known.
  mutating func travelling(to day: Day?) -> Orders {
    guard let summary else { return Orders() }
    // What is being read comes back to its last day anyway.
    guard !isReloading else {
      let words = wording.say("the files are being read", "les fichiers sont en cours de lecture")
      message = Message(text: words, tone: .warning)
      return Orders()
    }
    let last = present ?? summary.asOf
    let goal = day.map { min($0, last) } ?? last
    guard goal != summary.asOf else { return Orders() }
    if let first = summary.firstDay, goal < first {
      let words = wording.say("the data begin on ", "les données commencent le ") + first.iso
      message = Message(text: words, tone: .warning)
      return Orders()
    }
    var orders = Orders()
    orders.travels = .some(goal == last ? nil : goal)
    return orders
  }

  /// The data are seen on another day from now on; every screen asks again.
  public mutating func travelled(_ found: SnapshotSummary) -> Orders {
    let last = present ?? summary?.asOf ?? found.asOf
    present = found.asOf < last ? last : nil
    summary = found
    let text =
      present == nil
      ? wording.say("back on the last day of the data", "retour au dernier jour des données")
      : wording.say(
        "everything as it was known on \(found.asOf.iso); t comes back",
        "tout comme on le savait le \(found.asOf.iso) ; t pour revenir")
    message = Message(text: text, tone: .note)
    return appearAll()
  }

  /// The data of another day are not at hand.
  public mutating func stayed() {
    message = Message(
      text: wording.say(
        "the data of another day are not at hand", "les données d’un autre jour manquent"),
      tone: .warning)
  }
}
