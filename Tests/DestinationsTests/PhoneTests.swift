import CustomerData
import Foundation
import Support
import Testing

@testable import Destinations

@Suite("Phones")
struct PhoneTests {
  @Test(
    "numbers are read as in the table observed with libphonenumber 8.12",
    arguments: [
      ("06 12 34 56 78", "FR", "+33612345678"), ("+33 (0)6 12 34 56 78", "FR", "+33612345678"),
      ("0033612345678", "FR", "+33612345678"), ("33612345678", "FR", "+33612345678"),
      ("'+33612345678", "FR", "+33612345678"), ("612345678", "FR", "+33612345678"),
      ("٠٦١٢٣٤٥٦٧٨", "FR", "+33612345678"), ("06 12 34 56 78 ext. 12", "FR", "+33612345678"),
      ("01.23.45.67.89", "FR", "+33123456789"), ("0262 12 34 56", "RE", "+262262123456"),
      ("079 123 45 67", "CH", "+41791234567"), ("07911 123456", "GB", "+447911123456"),
      ("02 1234 5678", "IT", "+390212345678"), ("(650)555-1212", "US", "+16505551212"),
      ("06 12 34 56", "FR", ""), ("3.3612E+10", "FR", ""), ("", "FR", ""), ("'", "FR", ""),
      ("06 12 34 56 78 / 01 23 45 67 89", "FR", "+33612345678"),
      ("06 12 34 56, 06 12 34 56 78", "FR", "+33612345678"),
      ("06 12 34 56 78 ou 01 23 45 67 89", "FR", "+33612345678"),
      ("06 12 34 56 78", "", "+33612345678"), ("079 123 45 67", "Suisse", "+41791234567"),
    ])
  func table(written: String, country: String, e164: String) throws {
    var column = PhoneColumn(.reader(try PhoneLibrary()), storeCountry: "FR")
    #expect(column.e164(of: written, country: country) == e164)
  }

  @Test("a number that is possible but in no known range is kept and counted")
  func possible() throws {
    var column = PhoneColumn(.reader(try PhoneLibrary()), storeCountry: "FR")
    #expect(column.e164(of: "06 39 98 12 34", country: "FR") == "+33639981234")
    #expect(column.notes == [.phonesNotVerified(1)])
  }

  @Test("without the library phones are left out, and the reason is kept")
  func missing() {
    let environment = ["TENURE_PHONE_LIBRARY": "/nowhere/libtenure-phone.so"]
    #expect(throws: PhoneLibraryError.notFound(searched: ["/nowhere/libtenure-phone.so"])) {
      try PhoneLibrary(environment: environment)
    }
  }

  @Test("a list without the library has no phones, and says why once")
  func listWithoutLibrary() throws {
    let contacts: [Contact] = ["C-1", "C-2"].map {
      .agreeing(to: [.email, .sms], id: $0, phone: "06 12 34 56 78")
    }
    let choices = DeliveryChoices(phones: .library(environment: ["TENURE_PHONE_LIBRARY": "/no.so"]))
    let clearance = Consent.clear(contacts, for: .email, under: ClearanceRules())
    let sheet = try CSVDestination().rows(for: clearance.cleared, with: choices)
    #expect(sheet.rows.map { $0[2] } == ["", ""])
    #expect(sheet.notes == [.phonesLeftOut(.notFound(searched: ["/no.so"]))])
  }

  #if os(Linux)
    @Test("no program needs libphonenumber to start", arguments: ["", "tenure"])
    func notLinked(name: String) throws {
      let this = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      let here = URL(fileURLWithPath: this)
      let program = name.isEmpty ? here : here.deletingLastPathComponent().appending(path: name)
      guard let bytes = try? Data(contentsOf: program, options: .alwaysMapped) else { return }
      // In two pieces, or it would find itself.
      let library = Data(["libphone", "number.so"].joined().utf8)
      #expect(bytes.range(of: library) == nil)
    }
  #endif

  @Test("a file that is no library is refused, with the system's words")
  func notALibrary() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("not a library", to: "libtenure-phone.so")
    do throws(PhoneLibraryError) {
      _ = try PhoneLibrary(environment: ["TENURE_PHONE_LIBRARY": path])
      Issue.record("it opened")
    } catch {
      guard case .notLoadable(path, let reason) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(!reason.isEmpty)
    }
  }

  @Test("a number is read once, however often it occurs")
  func cached() {
    let counting = CountingReader()
    var column = PhoneColumn(.reader(counting), storeCountry: "FR")
    for _ in 0..<5 { _ = column.e164(of: "06 12 34 56 78", country: "FR") }
    _ = column.e164(of: "06 12 34 56 78", country: "CH")
    #expect(counting.readings == ["06 12 34 56 78 FR", "06 12 34 56 78 CH"])
  }

  @Test("whatever a reader says, only E.164 gets through")
  func onlyE164() {
    struct Formula: PhoneNormalizing {
      func read(_ number: String, region: String) -> PhoneReading? {
        PhoneReading(e164: "=1+2", verdict: .valid)
      }
    }
    var column = PhoneColumn(.reader(Formula()), storeCountry: "FR")
    #expect(column.e164(of: "06", country: "FR") == "")
    #expect(column.notes == [.phonesDropped(1)])
  }
}

/// Remembers what it was asked. Used by one test on one thread.
private final class CountingReader: PhoneNormalizing, @unchecked Sendable {
  var readings: [String] = []

  func read(_ number: String, region: String) -> PhoneReading? {
    readings.append("\(number) \(region)")
    return PhoneReading(e164: "+33612345678", verdict: .valid)
  }
}
