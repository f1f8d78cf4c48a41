/// What rows told about orders, column by column.
struct OrderDrafts: Sendable {
  private(set) var count = 0
  var file = DraftColumn<Int32>(untold: 0)
  var line = LineNumbers()
  var rows = DraftColumn<Int32>(untold: 1)
  var internalID = PlaceColumn()
  var reference = PlaceColumn()
  var party = DraftColumn<Int32>(untold: -1)
  var email = CodeColumn()
  var phone = CodeColumn()
  var moment = MomentColumn()
  var total = AmountColumn(untold: OrderDraft.untold)
  var shipping = AmountColumn(untold: 0)
  var tax = AmountColumn(untold: 0)
  var discount = AmountColumn(untold: 0)
  var refunded = AmountColumn(untold: OrderDraft.untold)
  var refundedDay = DayColumn()
  var cancelledDay = DayColumn()
  var marks = DraftColumn<OrderDraft.Marks>(untold: [])
  var currency = CodeColumn()
  var channel = CodeColumn()
  var campaign = CodeColumn()
  var source = CodeColumn()
  var device = CodeColumn()
  var country = CodeColumn()
  var city = CodeColumn()
  var zip = CodeColumn()
  var discountCode = CodeColumn()

  /// Adds a row.
  mutating func append(_ draft: OrderDraft) {
    count += 1
    self[count - 1] = draft
  }

  /// Adds rows that tell nothing yet; their columns are filled by place.
  mutating func grow(by rows: Int) { count += rows }

  /// Gives back what tells an order's place, worth and standing: nobody will ask any more.
  mutating func forgetWorths() {
    file.forget()
    line.forget()
    rows.forget()
    internalID.forget()
    party.forget()
    moment.second.forget()
    total.forget()
    shipping.forget()
    tax.forget()
    discount.forget()
    refunded.forget()
    marks.forget()
    currency.forget()
  }

  /// Makes room for that many rows in every column that rows have told.
  mutating func reserveCapacity(_ room: Int) {
    file.reserve(room)
    line.reserve(room)
    rows.reserve(room)
    internalID.reserve(room)
    reference.reserve(room)
    party.reserve(room)
    email.reserve(room)
    phone.reserve(room)
    moment.reserve(room)
    total.reserve(room)
    shipping.reserve(room)
    tax.reserve(room)
    discount.reserve(room)
    refunded.reserve(room)
    refundedDay.reserve(room)
    cancelledDay.reserve(room)
    marks.reserve(room)
    currency.reserve(room)
    channel.reserve(room)
    campaign.reserve(room)
    source.reserve(room)
    device.reserve(room)
    country.reserve(room)
    city.reserve(room)
    zip.reserve(room)
    discountCode.reserve(room)
  }
}

extension OrderDrafts: RandomAccessCollection, MutableCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { count }

  /// A whole row; where one field is enough, ask its column.
  subscript(row: Int) -> OrderDraft {
    get {
      var draft = OrderDraft(file: file[row], line: line[row])
      draft.rows = rows[row]
      draft.internalID = internalID[row]
      draft.reference = reference[row]
      draft.party = party[row]
      draft.email = email[row]
      draft.phone = phone[row]
      draft.moment = moment[row]
      draft.total = total[row]
      draft.shipping = shipping[row]
      draft.tax = tax[row]
      draft.discount = discount[row]
      draft.refunded = refunded[row]
      draft.refundedDay = refundedDay[row]
      draft.cancelledDay = cancelledDay[row]
      draft.marks = marks[row]
      draft.currency = currency[row]
      draft.channel = channel[row]
      draft.campaign = campaign[row]
      draft.source = source[row]
      draft.device = device[row]
      draft.country = country[row]
      draft.city = city[row]
      draft.zip = zip[row]
      draft.discountCode = discountCode[row]
      return draft
    }
    set {
      file[row] = newValue.file
      line[row] = newValue.line
      rows[row] = newValue.rows
      internalID[row] = newValue.internalID
      reference[row] = newValue.reference
      party[row] = newValue.party
      email[row] = newValue.email
      phone[row] = newValue.phone
      moment[row] = newValue.moment
      total[row] = newValue.total
      shipping[row] = newValue.shipping
      tax[row] = newValue.tax
      discount[row] = newValue.discount
      refunded[row] = newValue.refunded
      refundedDay[row] = newValue.refundedDay
      cancelledDay[row] = newValue.cancelledDay
      marks[row] = newValue.marks
      currency[row] = newValue.currency
      channel[row] = newValue.channel
      campaign[row] = newValue.campaign
      source[row] = newValue.source
      device[row] = newValue.device
      country[row] = newValue.country
      city[row] = newValue.city
      zip[row] = newValue.zip
      discountCode[row] = newValue.discountCode
    }
  }
}
