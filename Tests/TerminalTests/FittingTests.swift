import Foundation
import Support
import Testing

extension ProgramTests {
  /// The sample shop that comes with the program has enough history for models; nothing is kept from run to run.
  @Suite("Models are fitted while keys are pressed") struct FittingTests {
    private let sample = URL(filePath: #filePath).appending(path: "../../../sample-data")
      .standardized.path

    @Test("Ctrl-C and escape stop the fitting, enter begins anew, other screens answer meanwhile")
    func stopping() throws {
      let dashboard = try OpenDashboard(data: sample)
      #expect(dashboard.program.wait { $0.contains("Net revenue") }, "\(dashboard.picture)")
      #expect(dashboard.type("7") { $0.contains("Fitting the models") }, "\(dashboard.picture)")
      #expect(dashboard.type("2") { $0.contains("Customers who bought again") })
      #expect(dashboard.type("7") { $0.contains("Fitting the models") }, "\(dashboard.picture)")
      #expect(dashboard.type("\u{3}") { $0.contains("The fitting was stopped") })
      #expect(dashboard.type("\r") { $0.contains("Fitting the models") })
      #expect(dashboard.type("\u{1B}") { $0.contains("The fitting was stopped") })
      // On a busy machine escape and letter are read at once, which is alt and the letter on any terminal.
      #expect(dashboard.leave() == 0 || dashboard.leave() == 0)
      #expect(dashboard.program.screen.isRestored)
    }

    @Test("At-risk is there while models are fitted, moves under the keys, and a stop is said")
    func list() throws {
      let dashboard = try OpenDashboard(columns: 160, rows: 45, data: sample)
      #expect(dashboard.program.wait { $0.contains("Net revenue") }, "\(dashboard.picture)")
      #expect(dashboard.type("4") { $0.contains("fitting the models") }, "\(dashboard.picture)")
      #expect(dashboard.type("jjj") { $0.contains("customer · 4 of") }, "\(dashboard.picture)")
      #expect(dashboard.type("\u{3}") { $0.contains("the fitting was stopped") })
      #expect(dashboard.leave() == 0)
    }
  }
}
