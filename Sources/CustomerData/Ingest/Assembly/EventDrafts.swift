/// One thing that happened to a customer, as a row told it.
struct EventDraft: Sendable {
  let kind: EventKind
  /// Who; -1: whoever placed the order.
  var party: Int32 = -1
  /// The order's number.
  var order = Vocabulary.absent
  let moment: Moment
  var name = Vocabulary.absent
  var channel = Vocabulary.absent
  var topic = Vocabulary.absent
  /// A product's id, a scale's place or a day, as `EventKind.subject` says.
  var subject: Int32 = -1
  /// Millionths.
  var value = EventTable.untold
  let file: Int32
  let line: Int32

  init(_ kind: EventKind, at moment: Moment, _ row: Row) {
    self.kind = kind
    self.moment = moment
    file = row.file
    line = Int32(clamping: row.line)
  }

  /// Money paid back for an order.
  init(refundOf order: Int32, _ amount: Int64, on day: Day, file: Int32, line: Int32) {
    kind = .refunded
    moment = Moment(second: Int64(day.number) * 86_400, day: day, minute: -1)
    self.order = order
    value = amount
    self.file = file
    self.line = line
  }
}

/// What rows told about customers beside orders, column by column.
struct EventDrafts: Sendable {
  private(set) var count = 0
  var kind = DraftColumn<UInt8>(untold: 0)
  var party = DraftColumn<Int32>(untold: -1)
  var order = DraftColumn<Int32>(untold: Vocabulary.absent)
  var moment = MomentColumn()
  var name = DraftColumn<Int32>(untold: Vocabulary.absent)
  var channel = DraftColumn<Int32>(untold: Vocabulary.absent)
  var topic = DraftColumn<Int32>(untold: Vocabulary.absent)
  var subject = DraftColumn<Int32>(untold: -1)
  var value = DraftColumn<Int64>(untold: EventTable.untold)
  var file = DraftColumn<Int32>(untold: 0)
  var line = DraftColumn<Int32>(untold: 0)
  /// The scales met, in the order of their first answer.
  private(set) var scales: [SurveyScale] = []

  var isEmpty: Bool { count == 0 }

  /// The last day anything happened; nil: nothing did. O(events).
  var lastDay: Day? { (0..<count).map { moment.day[$0] }.max().map(Day.init(number:)) }

  mutating func append(_ draft: EventDraft) {
    let row = count
    count += 1
    kind[row] = UInt8(EventKind.allCases.firstIndex(of: draft.kind) ?? 0)
    party[row] = draft.party
    order[row] = draft.order
    moment[row] = draft.moment
    name[row] = draft.name
    channel[row] = draft.channel
    topic[row] = draft.topic
    subject[row] = draft.subject
    value[row] = draft.value
    file[row] = draft.file
    line[row] = draft.line
  }

  /// The place of a scale, entered when new.
  mutating func place(of scale: SurveyScale) -> Int32 {
    if let known = scales.firstIndex(of: scale) { return Int32(known) }
    scales.append(scale)
    return Int32(scales.count - 1)
  }
}

/// One row of a spend file; the amount in millionths of its currency.
struct SpendDraft: Sendable {
  let day: Day
  let channel, campaign, currency: Int32
  let amount: Int64
  let newCustomers: Int?
  let file, line: Int32
}

/// One row of a campaigns file.
struct CampaignDraft: Sendable {
  let name: Int32
  let first, last: Day
}
