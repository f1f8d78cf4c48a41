import Audiences
import CustomerData
import Retention
import RetentionEngine
import Support
import TerminalKit
import Testing

@testable import Dashboard

@Suite("A list of customers") struct CustomerListTests {
  private func customers(_ size: Size = .medium) async -> Session {
    var session = await Session(.village, size: size)
    await session.press("5")
    return session
  }

  private func list(_ session: Session) throws -> CustomerListing {
    try #require(session.screen(CustomersScreen.self)).list
  }

  @Test("A filter narrows as it is typed and says how many of how many are left")
  func filterNarrows() async throws {
    var session = await customers()
    await session.press("/", "marie")
    #expect(session.shows("0 of 80"))
    await session.press(.ctrl("u"), "elodie")
    #expect(session.shows("8 of 80"))
    #expect(try list(session).shown.count == 8)
    for place in 0..<8 {
      #expect(try list(session).customer(at: place)?.row.name.hasPrefix("Élodie") == true)
    }
  }

  @Test("Escape gives back the rows and the cursor there were before the filter")
  func escapeRestores() async throws {
    var session = await customers()
    await session.press(.times(23, .down))
    let before = session.rows
    await session.press("/", "zo", .escape)
    #expect(session.rows == before)
    await session.press("/", "zo", .enter, .down, .escape)
    #expect(session.rows == before)
  }

  @Test("A name is found whatever the case, the accents and the apostrophe, and by an id")
  func namesAreFolded() async throws {
    var session = await customers()
    for (text, name) in [
      ("ÉLODIE", "Élodie"), ("lucja", "Łucja"), ("d'aubigne", "d’Aubigné"), ("花", "花子"),
      ("c1029", "花子 Díaz"),
    ] {
      await session.press("/", .ctrl("u"), Press(stringLiteral: text))
      let found = try list(session)
      #expect(!found.shown.isEmpty)
      for place in found.shown.indices {
        #expect(found.customer(at: place)?.row.name.contains(name) == true)
      }
      await session.press(.enter)
    }
  }

  @Test("Letters left out of a name find it only when nothing holds them together")
  func closeNames() async throws {
    var session = await customers()
    await session.press("/", "mrchnd")
    let found = try list(session)
    #expect(!found.shown.isEmpty)
    #expect(
      found.shown.indices.allSatisfy {
        found.customer(at: $0)?.row.name.contains("Marchand") ?? false
      })
  }

  @Test("An expression filters through the engine and gives exactly its customers")
  func expressionFilters() async throws {
    var session = await customers()
    await session.press("/", "spent > 300 and orders >= 5", .enter)
    let found = try list(session)
    let wanted = found.rows.filter { $0.row.revenue > 300_00 && $0.row.orders >= 5 }
    #expect(!wanted.isEmpty)
    #expect(
      Set(found.shown.map { found.rows[$0].id }) == Set(wanted.map(\.id)))
    #expect(session.shows("spent > 300"))
  }

  @Test("seg: is written out when the filter is kept")
  func sugarIsExpanded() async throws {
    var session = await customers()
    await session.press("/", "seg:risk spent > 100", .enter)
    #expect(session.shows("rfm.segment = \"At Risk\""))
    let found = try list(session)
    #expect(!found.shown.isEmpty)
    #expect(found.shown.allSatisfy { found.rows[$0].row.segment == .atRisk })
  }

  @Test("An expression that is not finished keeps the rows and says what is missing")
  func unfinishedExpression() async throws {
    var session = await customers()
    await session.press("/", "orders >= 5")
    let kept = try list(session).shown
    await session.press(" and spent >")
    #expect(try list(session).shown == kept)
    #expect(try list(session).filter.problem != nil)
  }

  @Test("An empty list names the filter that emptied it and the keys that undo it")
  func emptyList() async throws {
    var session = await customers()
    await session.press("/", "orders >= 1 and country = \"IS\"", .enter)
    #expect(session.shows("No customer passes the filter"))
    #expect(session.shows("drop country = \"IS\""))
    await session.press(.backspace)
    #expect(session.shows("80 of 80"))
    await session.press("f")
    #expect(try list(session).filter.isOff)
    #expect(try list(session).shown.count == 80)
    await session.press(.escape)
    #expect(try list(session).filter.reading == .nothing)
  }

  @Test("Going into a profile and back shows the same list, cursor, order and marks")
  func drillAndBack() async throws {
    var session = await customers()
    await session.press("/", "a", .enter, "s", .down, .enter, "r", .times(9, .down), " ", "V")
    await session.press(.down, .down, "V", "l", "l")
    let before = session.rows
    let value = try list(session)
    await session.press(.enter, "]", "]", .tab, "j")
    #expect(session.rows != before)
    await session.press(.escape)
    #expect(session.rows == before)
    #expect(try list(session) == value)
  }

  @Test("Marks are totalled in the status line")
  func marksAreTotalled() async throws {
    var session = await customers()
    await session.press(" ", " ", .down, " ")
    let marked = try list(session)
    let spent = [0, 1, 3].compactMap { marked.customer(at: $0)?.row.revenue }.reduce(0, +)
    #expect(marked.marks.spent == spent)
    #expect(session.shows("3 marked · " + session.services.wording.money(spent) + " spent"))
    await session.press("*")
    #expect(try list(session).marks.ids.count == 77)
    await session.press("U")
    #expect(try list(session).marks.ids.isEmpty)
  }

  @Test("A range marks everyone between its ends, and follows the cursor back")
  func rangeFollows() async throws {
    var session = await customers()
    await session.press("V", .times(5, .down))
    #expect(try list(session).marks.ids.count == 6)
    await session.press(.up, .up)
    #expect(try list(session).marks.ids.count == 4)
    await session.press("V", .down)
    #expect(try list(session).marks.ids.count == 4)
    await session.press("U", .shiftDown, .shiftDown)
    #expect(try list(session).marks.ids.count == 3)
  }

  @Test("Every column sorts, absent values last, and the menu, the signs and a click agree")
  func sorting() async throws {
    var session = await customers(.wide)
    for column in CustomerColumn.allCases {
      var order = CustomerOrder(column)
      for isAscending in [false, true] {
        if isAscending { order.reverse() }
        let found = try list(session)
        let keys = order.sorted(Array(found.rows.indices), of: found.rows)
          .map { column.key(of: found.rows[$0]) }
        let known = keys.compactMap(\.self)
        #expect(Array(keys.prefix(known.count)) == known.map(Optional.some))
        #expect(known == (isAscending ? known.sorted() : known.sorted(by: >)))
      }
    }
    await session.press("s", .up, .up, .enter)
    #expect(try list(session).order.first.column == .lastOrder)
    #expect(session.shows("then spend"))
    await session.press(">")
    #expect(try list(session).order.first.column == .orders)
    #expect(await session.click(on: "segment"))
    #expect(try list(session).order.first.column == .segment)
  }

  @Test("What is marked is an audience by id, what is filtered by its expression")
  func audiences() async throws {
    var session = await customers()
    await session.press("/", "spent > 300", .enter)
    #expect(try list(session).expressionOfInterest?.text == "spent > 300")
    await session.press(" ", " ")
    let marked = try list(session)
    let expression = try #require(marked.expressionOfInterest)
    #expect(expression.text.hasPrefix("customer_id in ("))
    let count = try await session.services.backend.count(expression)
    #expect(count.customers == 2)
    #expect(count.revenue == marked.marks.spent)
  }

  @Test("The at-risk list's expression holds exactly the customers of the list")
  func atRiskExpression() async throws {
    var session = await Session(.village)
    await session.press("4")
    let list = try #require(session.screen(AtRiskScreen.self)).list
    let expression = try #require(list.expressionOfInterest)
    let count = try await session.services.backend.count(expression)
    #expect(count.customers == list.rows.count)
    #expect(!list.rows.isEmpty)
  }

  @Test("More marks than an expression can name are refused with the reason")
  func tooManyMarks() throws {
    let ids = (0..<3000).map { "customer-\($0)" }
    #expect(AudienceExpression.isTooLong(ids))
    #expect(!AudienceExpression.isTooLong(ids.prefix(100)))
    #expect(AudienceExpression.customers(Array(ids.prefix(100))) != nil)
    let hostile = AudienceExpression.customers(["a\"b\\c"])
    #expect(hostile?.text == #"customer_id = "a\"b\\c""#)
  }

  @Test("Cells and rows are copied as shown")
  func copying() async throws {
    var session = await customers()
    let first = try #require(try list(session).current)
    await session.press("y", "Y")
    #expect(session.copied.first == first.row.name)
    #expect(session.copied.last?.hasPrefix(first.id + "\t" + first.row.name) == true)
  }

  @Test("A second click on a row opens it, a drag marks, the wheel moves")
  func mouse() async throws {
    var session = await customers()
    await session.mouse(.press, x: 20, y: 12)
    let chosen = try list(session).cursor
    #expect(chosen > 0)
    await session.mouse(.drag, x: 20, y: 14)
    #expect(try list(session).marks.ids.count == 3)
    await session.press("U", .home)
    await session.mouse(.wheelDown, x: 20, y: 12)
    #expect(try list(session).cursor == 3)
    await session.mouse(.press, x: 20, y: 12)
    await session.mouse(.press, x: 20, y: 12)
    #expect(session.screen(ProfileScreen.self) != nil)
  }

  @Test("The ends of the list are reached, and nothing beyond them")
  func ends() async throws {
    var session = await customers()
    await session.press("G")
    #expect(try list(session).cursor == 79)
    await session.press(.down, .pageDown)
    #expect(try list(session).cursor == 79)
    await session.press("gg")
    #expect(try list(session).cursor == 0)
    await session.press("k", .pageUp)
    #expect(try list(session).cursor == 0)
  }
}
