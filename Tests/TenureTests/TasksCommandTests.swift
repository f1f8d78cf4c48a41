import Foundation
import Support
import Testing

extension CommandLineTests {
  @Suite("The benchmark's tasks") struct TasksCommandTests {
    /// The rows of each step.
    private func steps(_ shop: CornerShop, _ options: [String]) throws -> [String: JSONValue] {
      let run = try shop.run("tasks", with: ["--format", "json"] + options)
      #expect(run.status == 0, "\(run.errors)")
      let list = try JSONValue(parsing: run.output)["steps"]?.items ?? []
      return Dictionary(
        uniqueKeysWithValues: list.compactMap { step in
          guard case .text(let task)? = step["task"], let rows = step["rows"] else { return nil }
          return (task, rows)
        })
    }

    /// The numbers of each row; what is absent or no number is -1, which no table holds.
    private func numbers(_ rows: JSONValue?) -> [[Double]] {
      (rows?.items ?? []).map { row in
        row.items.map { if case .number(let value) = $0 { value } else { -1 } }
      }
    }

    @Test("Each task answers the table that can be reckoned by hand")
    func tables() throws {
      let steps = try steps(CornerShop(), ["--tasks", "abcdefh"])
      // Months are numbered from year 0: 2026-01 is 24312.
      let cohorts: [[Double]] = [[24312, 0, 3], [24312, 1, 1], [24312, 5, 1]]
      #expect(Array(numbers(steps["b"]).prefix(3)) == cohorts)
      let first: [Double] = [24312, 0, 200, 200.0 / 3]
      #expect(numbers(steps["c"]).first == first)
      // February: ann, cai and eve bought for 150; of January's ann, bob and dan only ann.
      let february: [Double] = [24313, 4, 3, 2, 1, 150, 37.5, 1.0 / 3, 1 - 1.0 / 3]
      #expect(numbers(steps["e"]).dropFirst().first == february)
      // Ann came back after 31 days, dan after 121.
      let gaps: [Double] = [40, 53.5, 76, 98.5, 112, 116.5]
      #expect(numbers(steps["f"]).first == gaps)
      let purchases: [Double] = [6, 2, 152]
      #expect(numbers(steps["h"]).first.map { Array($0.prefix(3)) } == purchases)
      #expect(steps["b+g"] == nil)
    }

    @Test("Task g asks the same of the customers of the filter")
    func filtered() throws {
      let steps = try steps(
        CornerShop(), ["--tasks", "bg", "--filter", #"channel = "shop""#])
      let cohorts: [[Double]] = [[24312, 0, 1], [24313, 0, 1]]
      #expect(numbers(steps["select"]).first == [2.0])
      #expect(numbers(steps["b+g"]) == cohorts)
    }

    @Test("Unknown letters, unknown words and csv are wrong usage")
    func usage() throws {
      let shop = try CornerShop()
      for options in [["--tasks", "xyz"], ["--filter", "channnel = 1"], ["--format", "csv"]] {
        #expect(try shop.run("tasks", with: options).status == 2, "\(options)")
      }
    }
  }
}
