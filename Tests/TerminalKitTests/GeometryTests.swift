import Support
import Testing

@testable import TerminalKit

@Suite("Rectangles") struct GeometryTests {
  @Test("Columns of fixed and flexible widths fill the rectangle with its gutters")
  func columns() {
    let cut = Rect(x: 1, y: 2, width: 100, height: 5).columns(30, Rect.flexible, 20, gutter: 2)
    #expect(cut.map(\.width) == [30, 46, 20])
    #expect(cut.map(\.x) == [1, 33, 81])
    #expect(cut.allSatisfy { $0.y == 2 && $0.height == 5 })
  }

  @Test("Five equal columns of 158 with gutters of 2 are 30 wide, the grid of the widest screens")
  func grid() {
    let cut = Rect(x: 1, y: 0, width: 158, height: 1).columns(count: 5)
    #expect(cut.map(\.width) == [30, 30, 30, 30, 30])
    #expect(cut.last?.maxX == 159)
  }

  @Test("Cuts of rectangles too small are empty, never negative, and never reach outside")
  func cutsStayInside() {
    for width in 0..<12 {
      let whole = Rect(x: 3, y: 3, width: width, height: width)
      let pieces =
        whole.columns(4, Rect.flexible, 3) + whole.rows(2, Rect.flexible, 9)
        + [
          whole.inset(by: 2), whole.top(5), whole.bottom(5), whole.left(5), whole.right(5),
          whole.droppingTop(4), whole.droppingBottom(4), whole.droppingLeft(4),
          whole.droppingRight(4), whole.row(1), whole.centered(Size(width: 6, height: 2)),
        ]
      for piece in pieces {
        #expect(piece.width >= 0 && piece.height >= 0)
        #expect(piece.isEmpty || piece.intersection(whole) == piece)
      }
    }
  }

  @Test("Top and the rest of the rows make the whole again")
  func topAndRest() {
    let whole = Rect(x: 0, y: 4, width: 10, height: 9)
    #expect(whole.top(4).height + whole.droppingTop(4).height == 9)
    #expect(whole.droppingTop(4).y == 8)
  }
}
