import Support
import Testing

extension CommandLineTests {
  @Suite("Statements, answers and advertising of a shop reckoned by hand") struct ChartCommandTests
  {
    @Test("a statement about numbers is answered month by month, in days of the shop")
    func show() throws {
      let shop = try CornerShop()
      let table = try shop.table("show", "show orders, revenue per month in 2026")
      let rows = zip(table.column("period"), zip(table.column("number"), table.column("value")))
        .filter { $0.1.1 != "0" }.map { "\($0.0) \($0.1.0) \($0.1.1)" }
      // dan's orders of 31 January and of 31 May, 22:30 UTC, are of 31 January and 1 June in Paris;
      // eve's of 31 January, 23:30 UTC, is of 1 February.
      #expect(
        rows == [
          "2026-01 orders 3", "2026-01 revenue 200", "2026-02 orders 4", "2026-02 revenue 150",
          "2026-06 orders 2", "2026-06 revenue 50",
        ])
    }

    @Test("a statement that cannot be read is refused, with the place, in the user's language")
    func refused() throws {
      let shop = try CornerShop()
      let english = try shop.run("show", "show ordres per month")
      #expect(english.status == 2 && english.errors.contains("there is no number “ordres”"))
      let french = try shop.run("show", "show ordres per month", with: ["--lang", "fr"])
      #expect(french.status == 2 && french.errors.contains("le chiffre « ordres » n’existe pas"))
      #expect(
        french.errors.contains("^^^^^^") && french.errors.contains("vouliez-vous dire orders"))
    }

    @Test("answers: two promoters, one passive and one detractor of four are 25")
    func satisfaction() throws {
      let shop = try CornerShop()
      try shop.folder.write(
        """
        customer_id,survey,kind,score,at
        ann,spring,nps,10,2026-05-01
        bob,spring,nps,9,2026-05-01
        cai,spring,nps,3,2026-05-02
        dan,spring,nps,8,2026-05-03

        """, to: "surveys.csv")
      let table = try shop.table("satisfaction")
      #expect(table.value("value", of: "nps") == "25")
      #expect(table.value("value", of: "nps promoter") == "0.5")
      #expect(table.value("answers", of: "nps detractor") == "1")
    }

    @Test("advertising: what each channel's new customers cost, and that they have brought it back")
    func payback() throws {
      let shop = try CornerShop()
      try shop.folder.write(
        "date,channel,amount\n2026-01-05,web,120.00\n2026-01-05,shop,70.00\n", to: "spend.csv")
      let table = try shop.table("payback")
      // ann, dan and eve came by the web, bob and cai by the shop.
      #expect(table.value("new_customers", of: "web") == "3")
      #expect(table.value("cac", of: "web") == "40")
      #expect(table.value("cac", of: "shop") == "35")
      #expect(table.value("roas", of: "shop") == "1")
      #expect(table.value("payback_days", of: "shop") == "30")
    }
  }
}
