import Testing

@testable import CustomerData

@Suite("Recognising files") struct DetectionTests {
  private func kind(_ header: String, delimiter: UInt8 = Byte.comma) -> String {
    let names = header.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let found = Detection.of(Header(names), delimiter: delimiter, file: "f.csv", rule: nil)
    switch found {
    case .known(let dialect, _): return dialect.platform + " " + dialect.kind.rawValue
    case .refused(let reason): return reason.code
    }
  }

  @Test(
    "Each generic header of the format notes is of its kind",
    arguments: [
      (
        "order_id,customer_id,created_at,total,currency,discount,refunded,refunded_at,tax,shipping,status,channel,source,campaign,device,discount_code,country,test,tags",
        "orders"
      ),
      (
        "order_id,product_id,sku,product,category,brand,quantity,unit_price,discount,created_at,customer_id,country",
        "line_items"
      ),
      (
        "customer_id,email,phone,first_name,last_name,city,zip,country,language,birth_date,gender,tags,created_at,acquired_channel,acquired_campaign",
        "customers"
      ),
      ("product_id,sku,product,category,brand,price,unit_cost", "products"),
      ("customer_id,purpose,state,at,source,wording", "consents"),
      ("email,purpose,state,at", "consents"),
      (
        "customer_id,survey,kind,score,at,scale_min,scale_max,direction,order_id,comment", "surveys"
      ),
      (
        "email,channel,campaign,sent_at,delivered_at,opened_at,clicked_at,unsubscribed_at,cost",
        "messages"
      ),
      ("customer_id,opened_at,closed_at,topic,product_id,order_id,satisfaction", "tickets"),
      ("order_id,promised_at,shipped_at,delivered_at,carrier,issue", "deliveries"),
      ("order_id,product_id,quantity,returned_at,refund,reason", "returns"),
      ("date,channel,campaign,amount,currency,new_customers", "spend"),
      ("product_id,unit_cost,from", "costs"),
      ("campaign,name,channel,start,end,kind", "campaigns"),
      ("customer_id,at,event,points,order_id,expires_at", "points"),
      ("referrer_id,referred_id,at,reward", "referrals"),
      ("customer_id,at,page,event", "sessions"),
      (
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
        "line_items"
      ),
      (
        "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country", "line_items"
      ),
      ("Commande,Client,Date,Montant,Pays,Canal,Devise", "orders"),
      ("household_id,basket_id,day,product_id,quantity,sales_value", "orders"),
    ])
  func generic(header: String, expected: String) {
    #expect(kind(header) == "generic " + expected)
  }

  @Test("A header of no kind is named with the nearest one and lines that would read it")
  func unknown() throws {
    let folder = try Folder(["orders.csv": "Ref,Buyer,When,Total\n1,a,2026-01-01,5\n"])
    guard case .nothingUsable(let report) = folder.failure() else {
      Issue.record("it was read")
      return
    }
    let reason = try #require(report.problems.first?.reason)
    guard case .unknownHeader(let nearest, let missing, let suggestion) = reason else {
      Issue.record("\(reason)")
      return
    }
    #expect(nearest == "generic orders")
    #expect(missing == ["customer_id|email", "created_at"])
    #expect(
      suggestion.contains("match = \"orders.csv\"") && suggestion.contains("total = \"Total\""))
    #expect(report.files.first?.header == ["Ref", "Buyer", "When", "Total"])
  }

  @Test("The suggested lines, once completed, read the file")
  func suggestion() throws {
    let folder = try Folder(["orders.csv": "Ref,Buyer,When,Total\n1,a,2026-01-01,5\n"])
    guard case .nothingUsable(let report) = folder.failure(),
      case .unknownHeader(_, _, let suggestion)? = report.problems.first?.reason
    else {
      Issue.record("no suggestion")
      return
    }
    let lines = suggestion.replacing("customer_id = \"…\"", with: "customer_id = \"Buyer\"")
      .replacing("created_at = \"…\"", with: "created_at = \"When\"")
    try folder.write("tenure.toml", Array(lines.utf8))
    #expect(try folder.load().dataset().revenue == 500)
  }

  @Test("Semicolons, tabs, bars and sep= are found out", arguments: [";", "\t", "|", ","])
  func delimiters(delimiter: String) throws {
    let text = "order_id,customer_id,created_at,total\n1,a,2026-01-01,5\n"
      .replacing(",", with: delimiter)
    for lead in ["", "sep=\(delimiter)\r\n", "\u{FEFF}"] {
      let history = try Folder(["orders.csv": lead + text]).load()
      #expect(try history.file("orders.csv").delimiter == delimiter)
      #expect(history.dataset().revenue == 500)
    }
  }

  @Test("Old Mac line ends are line ends")
  func carriageReturns() throws {
    let text = "order_id,customer_id,created_at,total\r1,a,2026-01-01,5\r2,a,2026-01-02,6\r"
    #expect(try Folder(["orders.csv": text]).load().dataset().revenue == 1100)
  }

  @Test("Two columns of one name are refused only when the name is needed")
  func repeatedNames() throws {
    #expect(kind("order_id,customer_id,created_at,total,total") == "duplicate_header")
    #expect(kind("order_id,customer_id,created_at,total,note,note") == "generic orders")
  }
}
