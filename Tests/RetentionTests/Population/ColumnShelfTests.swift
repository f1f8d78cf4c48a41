import CustomerData
import Support
import Testing

@testable import Retention

@Suite("Columns kept for a population")
struct ColumnShelfTests {
  @Test("few customers asked about once are not worth everyone; asked again, or many, they are")
  func worth() {
    let shelf = ColumnShelf()
    #expect(!shelf.isWorthEveryone("points", some: 3, of: 100))
    #expect(shelf.isWorthEveryone("points", some: 3, of: 100))
    #expect(shelf.isWorthEveryone("nps", some: 50, of: 100))
  }

  @Test("what is kept is found under its own name, and room is never exceeded")
  func kept() {
    let shelf = ColumnShelf()
    for number in 0..<40 { shelf.keep([Double(number)], as: "column \(number)") }
    #expect(shelf.numbers("column 39") == [39])
    #expect(shelf.numbers("column 0") == nil)
    var rows = Bitmap(count: 3)
    rows[1] = true
    shelf.keep(rows, as: "bought")
    #expect(shelf.rows("bought")?.rows == [1])
    #expect(shelf.rows("returned") == nil)
  }
}
