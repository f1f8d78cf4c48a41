/// What rows told about consents, column by column.
struct ConsentDrafts: Sendable {
  private(set) var count = 0
  var party = DraftColumn<Int32>(untold: -1)
  var moment = MomentColumn()
  var purpose = DraftColumn<Purpose>(untold: .email)
  var state = DraftColumn<ConsentState>(untold: .granted)
  var weight = DraftColumn<ConsentDraft.Weight>(untold: .checkout)
  var source = CodeColumn()
  var wording = CodeColumn()

  /// Adds a row.
  mutating func append(_ draft: ConsentDraft) {
    let row = count
    count += 1
    party[row] = draft.party
    moment[row] = draft.moment
    purpose[row] = draft.purpose
    state[row] = draft.state
    weight[row] = draft.weight
    source[row] = draft.source
    wording[row] = draft.wording
  }

  /// Adds rows that tell nothing yet; their columns are filled by place.
  mutating func grow(by rows: Int) { count += rows }

  /// Makes room for that many rows in every column that rows have told.
  mutating func reserveCapacity(_ room: Int) {
    party.reserve(room)
    moment.reserve(room)
    purpose.reserve(room)
    state.reserve(room)
    weight.reserve(room)
    source.reserve(room)
    wording.reserve(room)
  }
}

extension ConsentDrafts: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { count }

  /// A whole row; where one field is enough, ask its column.
  subscript(row: Int) -> ConsentDraft {
    var draft = ConsentDraft(
      party: party[row], purpose: purpose[row], state: state[row], moment: moment[row],
      weight: weight[row])
    draft.source = source[row]
    draft.wording = wording[row]
    return draft
  }
}
