import ArgumentParser
import CustomerData
import Dashboard
import Destinations
import Foundation
import Workspace

/// Who must never be delivered.
struct SuppressCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suppress", abstract: "Put people on the suppression list, or take them off.",
    discussion: """
      Example: tenure suppress --file unsubscribed.txt ~/exports

      The list holds hashes only and survives every new import. A line with @ is an address, one \
      that begins with + a phone number, any other a customer's id; - reads standard input, which \
      keeps addresses out of the shell's history.
      """)

  @Option(help: "Customers' ids.") var customer: [String] = []
  @Option(help: "E-mail addresses.") var email: [String] = []
  @Option(help: "Phone numbers.") var phone: [String] = []
  @Option(help: "A file with one of them a line; - is standard input.") var file: String?
  @Flag(help: "Take them off the list again; whoever was erased stays on it.") var remove = false
  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions

  func run() async throws {
    let shop = try await OpenShop.open(data.data, options)
    let hashes = try self.hashes()
    let before: Int
    let after: Int
    do throws(WorkspaceError) {
      before = try await shop.workspace.suppressions().count
      if remove {
        _ = try await shop.workspace.unsuppress(hashes)
      } else if !hashes.isEmpty {
        try await shop.workspace.suppress(hashes, at: Date().formatted(.iso8601))
      }
      after = try await shop.workspace.suppressions().count
    } catch { throw Failure(.no, shop.wording.sentence(error)) }
    Printer(shop: shop, command: "suppress").print(
      FactTable("suppressed,change", rows: [[.count(after), .count(after - before)]]))
  }

  private func hashes() throws(Failure) -> [String] {
    let lines = try file.map(Self.lines) ?? []
    return customer.map(SuppressionHash.customer) + email.map(SuppressionHash.email)
      + phone.map(SuppressionHash.phone)
      + lines.map { line in
        if line.contains("@") { return SuppressionHash.email(line) }
        return line.hasPrefix("+") ? SuppressionHash.phone(line) : SuppressionHash.customer(line)
      }
  }

  private static func lines(of path: String) throws(Failure) -> [String] {
    let bytes =
      path == "-"
      ? FileHandle.standardInput.readDataToEndOfFile()
      : FileManager.default.contents(atPath: DataFolder.expanded(path))
    guard let bytes, let text = String(data: bytes, encoding: .utf8) else {
      throw Failure(.usage, "\(path) cannot be read as UTF-8 text: give one address a line.")
    }
    return text.split(whereSeparator: \.isNewline)
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }
}
