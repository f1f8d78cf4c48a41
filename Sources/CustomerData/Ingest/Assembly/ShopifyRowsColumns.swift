extension ShopifyRows {
  /// What the rows of a piece tell, column by column. Nothing checks reads and writes: whoever asks
  /// keeps to the rows there is room for.
  ///
  /// Unchecked: they belong to one thread at a time, as their piece does.
  final class Columns: @unchecked Sendable {
    /// In hundredths.
    enum Amount: Int, CaseIterable {
      case total, shipping, tax, discount, refunded, quantity, price
    }
    /// Codes in `words`.
    enum Word: Int, CaseIterable {
      case currency, source, country, city, discountCode, product, sku, brand
    }

    /// What an order's rows tell of the order itself.
    static let ownAmounts: [Amount] = [.total, .shipping, .tax, .discount, .refunded]
    static let ownWords: [Word] = [.currency, .source, .country, .city, .discountCode]
    /// The first word that tells of a line.
    static let firstOfLine = Word.product.rawValue

    /// Rows for which there is room.
    let room: Int
    let fates: UnsafeMutableBufferPointer<RowFate>
    let second: UnsafeMutableBufferPointer<Int64>
    let day: UnsafeMutableBufferPointer<Int32>
    let minute: UnsafeMutableBufferPointer<Int16>
    /// Shopify's own numbers of orders; 0: none.
    let ids: UnsafeMutableBufferPointer<UInt64>
    /// What the status says; unknown ones make no plain row.
    let marks: UnsafeMutableBufferPointer<OrderDraft.Marks>
    /// The answer to e-mails: 1 yes, 0 no, -1 none.
    let accepts: UnsafeMutableBufferPointer<Int8>
    /// Whether a row tells nothing of the order itself but its time and address.
    let isLineOnly: UnsafeMutableBufferPointer<Bool>
    /// What the address of an order's first row is found by; none: no address, or a row that tells a
    /// line only.
    let emails: UnsafeMutableBufferPointer<WordKey>
    /// What postal codes are found by, of which there are too many to be numbered here; none: no code.
    let zips: UnsafeMutableBufferPointer<WordKey>
    private let amounts: UnsafeMutableBufferPointer<Int32>
    private let codes: UnsafeMutableBufferPointer<Int32>

    init(room: Int) {
      self.room = room
      fates = .allocate(capacity: room)
      second = .allocate(capacity: room)
      day = .allocate(capacity: room)
      minute = .allocate(capacity: room)
      ids = .allocate(capacity: room)
      marks = .allocate(capacity: room)
      accepts = .allocate(capacity: room)
      isLineOnly = .allocate(capacity: room)
      emails = .allocate(capacity: room)
      // Of a row that lacks some cells they are read before it is told apart.
      emails.initialize(repeating: .none)
      zips = .allocate(capacity: room)
      zips.initialize(repeating: .none)
      amounts = .allocate(capacity: room * Amount.allCases.count)
      codes = .allocate(capacity: room * Word.allCases.count)
    }

    deinit {
      fates.deallocate()
      second.deallocate()
      day.deallocate()
      minute.deallocate()
      ids.deallocate()
      marks.deallocate()
      accepts.deallocate()
      isLineOnly.deallocate()
      emails.deallocate()
      zips.deallocate()
      amounts.deallocate()
      codes.deallocate()
    }

    /// The amounts of all rows.
    @inline(__always)
    func all(_ amount: Amount) -> UnsafeMutableBufferPointer<Int32> {
      UnsafeMutableBufferPointer(
        rebasing: amounts[(amount.rawValue * room)..<((amount.rawValue + 1) * room)])
    }

    /// The codes of all rows.
    @inline(__always)
    func all(_ word: Word) -> UnsafeMutableBufferPointer<Int32> {
      UnsafeMutableBufferPointer(
        rebasing: codes[(word.rawValue * room)..<((word.rawValue + 1) * room)])
    }

    /// A row's time.
    func moment(_ row: Int) -> Moment {
      Moment(
        second: second[row], day: Day(number: day[row]), minute: minute[row])
    }

    subscript(amount: Amount, row: Int) -> Int32 {
      @inline(__always) get { amounts[amount.rawValue &* room &+ row] }
      @inline(__always) set { amounts[amount.rawValue &* room &+ row] = newValue }
    }

    /// The code of a word by its place among `Word`.
    subscript(word word: Int, row: Int) -> Int32 {
      @inline(__always) get { codes[word &* room &+ row] }
    }

    subscript(word: Word, row: Int) -> Int32 {
      @inline(__always) get { codes[word.rawValue &* room &+ row] }
      @inline(__always) set { codes[word.rawValue &* room &+ row] = newValue }
    }
  }
}
