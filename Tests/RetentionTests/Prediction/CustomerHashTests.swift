import Support
import Testing

@testable import Retention

@Suite("Customer hash")
struct CustomerHashTests {
  @Test("one in ten is near one in ten, and half is near half, of ids that count upward")
  func shares() {
    let hashes = (0..<20_000).map { CustomerHash("C\($0)") }
    let tenth = hashes.count { $0.isOne(of: 10) }
    let heads = hashes.count(where: \.isHeads)
    // Four standard deviations of a fair draw.
    #expect(abs(tenth - 2000) < 170 && abs(heads - 10_000) < 283)
    #expect(abs(hashes.count { $0.isHeads && $0.isOne(of: 10) } - 1000) < 124)
  }

  @Test("the same id gives the same number, another another")
  func stable() {
    #expect(CustomerHash("ann").value == CustomerHash("ann").value)
    #expect(CustomerHash("ann").value != CustomerHash("bob").value)
    #expect(CustomerHash("x").isOne(of: 1))
  }
}
