import Audiences
import CustomerData
import Destinations
import Foundation
import RetentionEngine
import Support
import TerminalKit
import Testing
import Workspace

@testable import Dashboard

@Suite("Delivering an audience from the screen")
struct ExportDialogTests {
  @Test(
    "the customers left alone are the same in every language: no word of a screen names the campaign"
  )
  func campaignInEveryLanguage() async throws {
    var campaigns: [String] = []
    for language in [Language.english, .french] {
      var session = await Session(.village, size: .wide, language: language)
      await session.press("e")
      let dialog = try #require(session.dialog(ExportDialog.self))
      campaigns.append(try #require(dialog.form.order).campaign)
    }
    #expect(campaigns[0] == campaigns[1] && campaigns[0].hasPrefix("audience-"))
  }

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The export dialog over the customers with one order, the folder typed, nobody held out.
  private func dialog(
    _ shop: TinyShop = .three, file: String, destination: Int = 0, reason: String = "too few"
  ) async -> Session {
    var session = await Session(shop, size: .wide, screen: AudiencesScreen())
    await session.press("e", .times(destination, .right), .times(3, .down))
    await session.press(.ctrl("u"), "0", .down, Press(reason.map { .char($0) }))
    await session.press(.times(2, .down), .ctrl("u"))
    await session.paste(folder.path + "/" + file)
    return session
  }

  @Test("a CSV holds exactly the consenting customers, and the proof lies beside it")
  func csv() async throws {
    var session = await dialog(file: "once.csv")
    #expect(session.shows("2 rows will be written"))
    #expect(session.row(with: "no consent").contains("1 denied"))
    await session.press(.enter)
    #expect(
      try folder.text(of: "once.csv") == """
        customer_id,email,phone,first_name,last_name,city,zip,country,language
        ann,ann@example.com,,Ann,Archer,Nantes,44000,FR,fr
        cleo,cleo@example.com,,Cléo,Cartier,Nantes,44000,FR,fr

        """)
    #expect(try folder.names() == ["once.csv", "once.csv.proof.json"])
    #expect(try folder.permissions(of: "once.csv") == 0o600)
    #expect(session.shows("✓ 2 rows →"))
    let log = try await session.services.workspace.deliveries()
    #expect(log.map(\.file) == [folder.path + "/once.csv"])
    #expect(log.first?.counts["no consent"] == 1)
  }

  @Test("a Meta list holds hashes of those who agreed to advertising, and nobody's address")
  func meta() async throws {
    var session = await dialog(file: "once.csv", destination: 1)
    #expect(session.shows("Meta advises at least 100 rows; there are 1."))
    await session.press(.enter)
    let hashes = ["cleo@example.com", "", "cléo", "cartier", "nantes", "44000", "fr"]
      .map(ContactHash.sha256).joined(separator: ",")
    #expect(
      try folder.text(of: "once.csv") == "email,phone,fn,ln,ct,zip,country\n" + hashes + "\n")
  }

  @Test("a file that is there stays: both are kept, unless overwriting is asked for twice")
  func keepsBoth() async throws {
    try folder.write("mine\n", to: "once.csv")
    var session = await dialog(file: "once.csv")
    #expect(session.shows("Nothing is overwritten unless you ask."))
    await session.press(.enter)
    #expect(try folder.text(of: "once.csv") == "mine\n")
    #expect(try folder.text(of: "once-2.csv").hasPrefix("customer_id,"))
    session = await dialog(file: "once.csv")
    await session.press(.key(.f(4)), .enter)
    #expect(session.shows("Overwrite once.csv"))
    #expect(try folder.text(of: "once.csv") == "mine\n")
    await session.press(.enter)
    #expect(try folder.text(of: "once.csv").hasPrefix("customer_id,"))
  }

  @Test("holding out nobody needs a reason, and without one nothing is written")
  func needsReason() async throws {
    var session = await dialog(file: "once.csv", reason: "")
    await session.press(.enter)
    #expect(session.shows("State why nobody is held out"))
    #expect(try folder.names().isEmpty)
  }

  @Test("missing folders are made for the owner alone")
  func makesFolders() async throws {
    var session = await dialog(file: "new/deep/once.csv")
    await session.press(.enter)
    #expect(try folder.permissions(of: "new") == 0o700)
    #expect(try folder.names() == ["new"])
  }

  @Test("the command shown does the same and is copied")
  func command() async throws {
    var session = await dialog(file: "once.csv")
    await session.press(.key(.f(3)))
    #expect(
      session.copied == [
        "tenure export --audience 'orders = 1 and last_order more than 60 days ago' --to csv "
          + "--holdout 0 --no-holdout-reason 'too few' --output \(folder.path)/once.csv"
      ])
  }
}
