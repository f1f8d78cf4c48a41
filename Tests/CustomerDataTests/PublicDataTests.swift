import CustomerData
import Foundation
import Testing

@Suite("Public data sets") struct PublicDataTests {
  /// TENURE_UCI names the UCI Online Retail file, its tenure.toml beside it.
  static let uci = ProcessInfo.processInfo.environment["TENURE_UCI"]
  /// TENURE_CDNOW names the CDNOW sample as order_id,customer_id,created_at,total,quantity,currency.
  static let cdnow = ProcessInfo.processInfo.environment["TENURE_CDNOW"]

  @Test(
    "UCI Online Retail gives 4,338 customers, 18,532 orders and 8,911,407.90 pounds",
    .enabled(if: uci != nil))
  func onlineRetail() throws {
    let file = try #require(Self.uci)
    let folder = URL(filePath: file).deletingLastPathComponent().path
    let history = try DatasetLoader(folder: folder).load()
    let data = history.dataset(asOf: try day("2011-12-09"))
    #expect(data.customers.count == 4338)
    #expect(data.buyers == 4338)
    #expect(data.orders.count == 18_532)
    #expect(data.revenue == 891_140_790)
    #expect(history.lastDay == (try day("2011-12-09")))
    let report = try history.file(URL(filePath: file).lastPathComponent)
    #expect(report.rows == 541_909)
    #expect(report.accepted + report.refused + report.dropped == report.rows)
    #expect(report.refused == 0)
  }

  @Test("UCI Online Retail needs no mapping: its header is known", .enabled(if: uci != nil))
  func onlineRetailUnmapped() throws {
    let folder = try Folder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/uci.csv", withDestinationPath: try #require(Self.uci))
    let history = try folder.load()
    #expect(try history.file("uci.csv").kind == .lineItems)
    #expect(history.dataset().orders.count > 18_532)
  }

  @Test(
    "CDNOW gives 2,357 customers, 6,919 orders and 6,696 occasions", .enabled(if: cdnow != nil))
  func cdNow() throws {
    let folder = try Folder(["tenure.toml": "[shop]\nzero_orders = \"count\"\n"])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/orders.csv", withDestinationPath: try #require(Self.cdnow))
    let data = try folder.load().dataset()
    #expect(data.customers.count == 2357)
    #expect(data.buyers == 2357)
    #expect(data.orders.count == 6919)
    #expect(
      Set(zip(data.buyerOfOrders, data.orders.day).map { [$0, Int($1.number)] }).count == 6696)
  }
}
