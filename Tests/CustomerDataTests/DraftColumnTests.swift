import Support
import Testing

@testable import CustomerData

@Suite("Columns of drafts") struct DraftColumnTests {
  @Test("A column reads back what rows told, whatever their order", arguments: Seed.some(20))
  func readsBack(seed: Int) {
    var random = Seed(seed)
    var column = DraftColumn<Int32>(untold: -1)
    var plain = Array(repeating: Int32(-1), count: 60)
    for _ in 0..<random.int(0...80) {
      let (row, value) = (random.int(0...59), Int32(random.int(-1...3)))
      column[row] = value
      plain[row] = value
    }
    #expect((0..<60).map { column[$0] } == plain)
    #expect(column[1000] == -1)
  }

  @Test("A column that nobody tells takes no room")
  func empty() {
    var drafts = OrderDrafts()
    for row in 0..<100 {
      var draft = OrderDraft(file: 0, line: Int32(row))
      if row > 90 { draft.total = 5 }
      drafts.append(draft)
    }
    #expect(drafts.count == 100)
    #expect(drafts.city.isUntold && drafts.moment.second.isUntold)
    #expect(drafts[90].total == OrderDraft.untold)
    #expect(drafts[91].total == 5)
  }

  @Test("A row put into the columns comes out the same")
  func rows() {
    var draft = OrderDraft(file: 3, line: 9)
    draft.moment = Moment(second: -5, day: Day(number: -1), minute: -1)
    draft.refundedDay = Day(number: 7)
    draft.marks = [.test, .prorates]
    draft.rows = 0
    draft.shipping = -3
    var drafts = OrderDrafts()
    drafts.append(OrderDraft(file: 0, line: 0))
    drafts.append(draft)
    #expect(drafts[1].moment == draft.moment)
    #expect(drafts[1].refundedDay == draft.refundedDay && drafts[1].cancelledDay == nil)
    #expect(drafts[1].marks == draft.marks)
    #expect((drafts[1].file, drafts[1].line, drafts[1].rows) == (3, 9, 0))
    #expect(drafts[0].moment == nil && drafts[0].rows == 1)
  }
}
