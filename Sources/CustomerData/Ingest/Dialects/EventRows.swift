/// Rows of generic files that tell what happens to customers beside orders (FORMATS 4.10).
enum EventRows {
  /// Who a row is about.
  private static func party(_ row: Row, _ intake: inout Intake) throws(Refusal) -> Int32 {
    let party = intake.party(of: row)
    guard party >= 0 else { throw Refusal(reason: .noIdentifier, field: nil) }
    return party
  }

  private static func order(_ row: Row, _ intake: inout Intake) throws(Refusal) -> Int32 {
    intake.references.code(ofReference: try row.required(.orderID, row.identifier(.orderID)))
  }

  // MARK: Messages

  /// One message and what became of it, each at its own time.
  static func message(_ row: Row, into intake: inout Intake) throws(Refusal) {
    let sent = try row.required(.sentAt, row.moment(.sentAt))
    let delivered = try row.moment(.deliveredAt) ?? sent
    var draft = EventDraft(.received, at: delivered, row)
    draft.party = try party(row, &intake)
    draft.name = intake.word(.campaign, of: row)
    draft.channel = intake.word(.channel, of: row)
    draft.value = try row.amount(.cost) ?? EventTable.untold
    let later: [(EventKind, Moment?)] = [
      (.opened, try row.moment(.openedAt)), (.clicked, try row.moment(.clickedAt)),
      (.unsubscribed, try row.moment(.unsubscribedAt)),
    ]
    intake.events.append(draft)
    for case (let kind, let moment?) in later {
      var step = EventDraft(kind, at: moment, row)
      (step.party, step.name, step.channel) = (draft.party, draft.name, draft.channel)
      intake.events.append(step)
    }
  }

  // MARK: Surveys

  /// One answer; a row without a score is a question nobody answered.
  static func answer(_ row: Row, into intake: inout Intake) throws(Refusal) {
    let party = try party(row, &intake)
    let moment = try row.required(.at, row.moment(.at))
    let scale = try scale(row)
    let score = try row.amount(.score)
    if let score, !scale.holds(score / 1000) || score % 1000 != 0 {
      throw Refusal(
        reason: .scoreOutsideScale(from: scale.minimum, to: scale.maximum), field: .score)
    }
    var draft = EventDraft(score == nil ? .asked : .rated, at: moment, row)
    draft.party = party
    draft.name = intake.words.code(of: try row.required(.survey, row.bytes(.survey)))
    draft.topic = intake.words.code(of: scale.question.rawValue)
    draft.subject = intake.events.place(of: scale)
    draft.value = score ?? EventTable.untold
    intake.events.append(draft)
  }

  private static func scale(_ row: Row) throws(Refusal) -> SurveyScale {
    let word = try row.required(.kind, row.string(.kind)).lowercased()
    guard let question = SurveyScale.Question(rawValue: word) else {
      throw Refusal(reason: .unknownWord(known: ["nps", "csat", "ces"]), field: .kind)
    }
    let scale = SurveyScale(
      question, minimum: try whole(.scaleMin, row), maximum: try whole(.scaleMax, row),
      isHigherBetter: try direction(row))
    guard scale.isSound else { throw Refusal(reason: .unknownScale, field: .scaleMax) }
    return scale
  }

  private static func direction(_ row: Row) throws(Refusal) -> Bool? {
    guard let word = row.string(.direction)?.lowercased() else { return nil }
    if ["high", "up", "asc", "pos", "+"].contains(where: word.hasPrefix) { return true }
    if ["low", "down", "desc", "neg", "-"].contains(where: word.hasPrefix) { return false }
    throw Refusal(reason: .unknownWord(known: ["higher", "lower"]), field: .direction)
  }

  private static func whole(_ field: Field, _ row: Row) throws(Refusal) -> Int? {
    guard let micros = try row.amount(field) else { return nil }
    guard micros % AmountReader.scale == 0, micros.magnitude <= 1_000_000_000 else {
      throw Refusal(reason: .unknownScale, field: field)
    }
    return Int(micros / AmountReader.scale)
  }

  // MARK: Support, deliveries, returns

  /// One request for help.
  static func ticket(_ row: Row, into intake: inout Intake) throws(Refusal) {
    var draft = EventDraft(
      .contacted, at: try row.required(.openedAt, row.moment(.openedAt)), row)
    draft.party = try party(row, &intake)
    draft.topic = intake.word(.topic, of: row)
    draft.subject = intake.words.code(of: row.identifier(.productID))
    draft.value = try row.amount(.satisfaction) ?? EventTable.untold
    intake.events.append(draft)
  }

  /// One delivery, and what went wrong with it: what the file says, else that it came late.
  static func delivery(_ row: Row, into intake: inout Intake) throws(Refusal) {
    let order = try order(row, &intake)
    let promised = try row.moment(.promisedAt)
    let arrived = try row.moment(.deliveredAt)
    let shipped = try row.moment(.shippedAt)
    let carrier = intake.word(.carrier, of: row)
    let late = arrived.flatMap { arrived in promised.map { arrived.day - $0.day } }
    func draft(_ kind: EventKind, _ moment: Moment) -> EventDraft {
      var draft = EventDraft(kind, at: moment, row)
      (draft.order, draft.channel) = (order, carrier)
      return draft
    }
    if let arrived {
      var delivery = draft(.delivered, arrived)
      delivery.value = late.map { Int64($0) * AmountReader.scale } ?? EventTable.untold
      intake.events.append(delivery)
    }
    let told = intake.word(.issue, of: row)
    guard told >= 0 || late ?? 0 > 0 else { return }
    guard let moment = arrived ?? promised ?? shipped else {
      throw Refusal(reason: .missing, field: .deliveredAt)
    }
    var trouble = draft(.troubled, moment)
    trouble.name = told >= 0 ? told : intake.words.code(of: lateDelivery)
    intake.events.append(trouble)
  }

  /// What an order that came after its promised day has had, where the file names nothing else.
  static let lateDelivery = "late delivery"

  /// One return beside the refund that it may tell.
  static func goodsBack(_ row: Row, into intake: inout Intake) throws(Refusal) {
    var draft = EventDraft(
      .returned, at: try row.required(.returnedAt, row.moment(.returnedAt)), row)
    draft.order = try order(row, &intake)
    draft.subject = intake.words.code(of: row.identifier(.productID))
    draft.topic = intake.word(.reason, of: row)
    draft.value = try row.amount(.quantity)?.positive ?? AmountReader.scale
    intake.events.append(draft)
  }

  // MARK: Loyalty

  /// One movement of points.
  static func points(_ row: Row, into intake: inout Intake) throws(Refusal) {
    let moment = try row.required(.at, row.moment(.at))
    let points = try row.required(.points, row.amount(.points))
    let word = try row.required(.event, row.string(.event)).lowercased()
    guard let kind = movements[word] else {
      throw Refusal(reason: .unknownWord(known: movements.keys.sorted()), field: .event)
    }
    var draft = EventDraft(kind, at: moment, row)
    draft.party = try party(row, &intake)
    draft.topic = intake.words.code(of: word)
    // Exporters write what leaves an account with a sign or without.
    draft.value = kind == .adjusted && word != "reverse" ? points : points.positive
    if word == "reverse" { draft.value = -points.positive }
    draft.subject = try row.moment(.expiresAt)?.day.number ?? -1
    intake.events.append(draft)
  }

  private static let movements: [String: EventKind] = [
    "earn": .earned, "bonus": .earned, "redeem": .redeemed, "expire": .expired,
    "adjust": .adjusted, "reverse": .adjusted,
  ]

  /// One recommendation; the one who recommended is the customer it happens to.
  static func referral(_ row: Row, into intake: inout Intake) throws(Refusal) {
    let moment = try row.required(.at, row.moment(.at))
    let referrer = try row.required(.referrerID, row.identifier(.referrerID))
    _ = try row.required(.referredID, row.identifier(.referredID))
    var draft = EventDraft(.referred, at: moment, row)
    draft.party = intake.parties.party(
      id: referrer, email: nil, phone: nil, space: row.identitySpace)
    draft.value = try row.amount(.reward) ?? EventTable.untold
    intake.events.append(draft)
  }

  // MARK: Visits

  /// One visit, or a cart left behind.
  static func visit(_ row: Row, into intake: inout Intake) throws(Refusal) {
    let moment = try row.required(.at, row.moment(.at))
    let event = row.string(.event)?.lowercased() ?? ""
    var draft = EventDraft(event.contains("abandon") ? .abandoned : .visited, at: moment, row)
    draft.party = try party(row, &intake)
    draft.name = intake.word(.page, of: row)
    draft.topic = intake.word(.event, of: row)
    intake.events.append(draft)
  }

  // MARK: The shop's own

  /// One day's advertising.
  static func spend(_ row: Row, into intake: inout Intake) throws(Refusal) {
    let day = try row.required(.date, row.moment(.date)).day
    let amount = try row.required(.amount, row.amount(.amount))
    let told = try row.amount(.newCustomers)
    intake.spend.append(
      SpendDraft(
        day: day, channel: intake.word(.channel, of: row),
        campaign: intake.word(.campaign, of: row), currency: intake.word(.currency, of: row),
        amount: amount, newCustomers: told.map { Int($0 / AmountReader.scale) }, file: row.file,
        line: Int32(clamping: row.line)))
  }

  /// One campaign, which is drawn on the axes of time.
  static func campaign(_ row: Row, into intake: inout Intake) throws(Refusal) {
    let first = try row.required(.start, row.moment(.start)).day
    let last = try row.moment(.end)?.day ?? first
    let id = try row.required(.campaign, row.bytes(.campaign))
    let name = intake.words.code(of: row.bytes(.name) ?? id)
    intake.campaigns.append(CampaignDraft(name: name, first: first, last: max(first, last)))
  }
}
