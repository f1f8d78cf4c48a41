import CustomerData
import Testing

@Suite("Exports recognised and not read") struct RecognisedExportsTests {
  @Test(
    "Other tools' exports are named and left out, row by row counted",
    arguments: [
      ("matrixify", "ID,Name,Line: Type,Line: Quantity\n1,#1001,Line Item,2\n2,#1002,,1\n"),
      ("skyverge", "order_id,billing_email,line_items\n1,a@example.com,x\n2,b@example.com,y\n"),
      ("ga4", "event_name,event_timestamp,user_pseudo_id\npurchase,1,2\npurchase,3,4\n"),
    ])
  func named(platform: String, text: String) throws {
    let folder = try Folder([
      "other.csv": text,
      "orders.csv": "order_id,customer_id,created_at,total\n1,77,2026-03-01,10\n",
    ])
    let history = try folder.load()
    let file = try history.file("other.csv")
    #expect(file.dialect == platform)
    #expect([file.rows, file.accepted, file.refused, file.dropped] == [2, 0, 0, 2])
    #expect(history.reasons("other.csv") == [.recognisedNotRead(platform: platform)])
    #expect(history.dataset().orders.count == 1)
  }

  @Test("A mapping in tenure.toml reads what would only be recognised")
  func mapped() throws {
    let folder = try Folder([
      "tenure.toml": """
      [[file]]
      match = "other.csv"
      kind = "orders"
      [file.columns]
      order_id = "order_id"
      email = "billing_email"
      created_at = "order_date"
      total = "order_total"
      """,
      "other.csv": "order_id,billing_email,line_items,order_date,order_total\n"
        + "1,a@example.com,x,2026-03-01,10\n",
    ])
    #expect(try folder.load().dataset().orders.net == [1000])
  }
}
