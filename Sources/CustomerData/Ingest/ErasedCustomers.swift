/// Customers who asked to be forgotten, while the files still hold them.
///
/// Their orders stay, so that no total changes; what names them is replaced by a token that leads
/// nowhere, every time the files are read.
public struct ErasedCustomers: Sendable {
  /// What the files know somebody by.
  public enum Sign: Hashable, Sendable {
    /// The shop's id, or the opaque one that stands for it.
    case id(String)
    /// An e-mail address in lower case.
    case email(String)
  }

  /// Nobody.
  public static let none = ErasedCustomers(stamp: 0) { _ in nil }

  /// Differs whenever somebody is added: it is part of the data's fingerprint, so that nothing kept
  /// from before is mistaken for what is shown now. 0: nobody.
  let stamp: UInt64
  private let token: @Sendable (Sign) -> String?

  /// Customers by a look-up: the token of whoever has this sign; nil: nobody erased has it.
  public init(stamp: UInt64, token: @escaping @Sendable (Sign) -> String?) {
    self.stamp = stamp
    self.token = token
  }

  /// Replaces whom it concerns in everything the files told, before anything is joined: rows of
  /// theirs become rows of the token, without what names anybody. O(rows + parties).
  func hide(in intake: inout Intake) {
    guard stamp != 0 else { return }
    let forgotten = parties(in: &intake)
    guard !forgotten.isEmpty else { return }
    for row in intake.orders.indices {
      guard let party = forgotten.party(insteadOf: intake.orders[row].party, in: &intake) else {
        continue
      }
      intake.orders[row] = intake.orders[row].forgotten(as: party)
    }
    for row in intake.customers.indices {
      guard let party = forgotten.party(insteadOf: intake.customers[row].party, in: &intake) else {
        continue
      }
      intake.customers[row] = intake.customers[row].forgotten(as: party)
    }
    var consents = ConsentDrafts()
    for consent in intake.consents
    where forgotten.party(insteadOf: consent.party, in: &intake) == nil {
      consents.append(consent)
    }
    intake.consents = consents
    for event in 0..<intake.events.count {
      let party = intake.events.party[event]
      if let token = forgotten.party(insteadOf: party, in: &intake) {
        intake.events.party[event] = token
      }
    }
  }

  private func parties(in intake: inout Intake) -> ForgottenParties {
    var forgotten = ForgottenParties()
    for node in 0..<Int32(intake.parties.count) {
      guard let token = token(of: intake.parties.words.utf8(node)) else { continue }
      let root = intake.parties.root(of: node)
      let party = Array(token.utf8).withUnsafeBufferPointer {
        intake.parties.party(id: $0, email: nil, phone: nil)
      }
      forgotten.add(root, as: party)
    }
    return forgotten
  }

  private func token(of word: ArraySlice<UInt8>) -> String? {
    let rest = String(decoding: word.dropFirst(), as: UTF8.self)
    switch word.first {
    case Parties.Kind.shopID.rawValue: return token(.id(rest))
    case Parties.Kind.email.rawValue:
      return token(.email(rest)) ?? token(.id(CustomerID(word).text))
    default: return token(.id(CustomerID(word).text))
    }
  }
}

/// The parties of erased customers, each with the party that stands in its place.
private struct ForgottenParties {
  private var tokens: [Int32: Int32] = [:]

  var isEmpty: Bool { tokens.isEmpty }

  mutating func add(_ root: Int32, as party: Int32) { tokens[root] = tokens[root] ?? party }

  func party(insteadOf party: Int32, in intake: inout Intake) -> Int32? {
    party < 0 ? nil : tokens[intake.parties.root(of: party)]
  }
}

extension OrderDraft {
  /// The country stays: figures by country would change, and it names nobody.
  fileprivate func forgotten(as party: Int32) -> OrderDraft {
    var order = self
    order.party = party
    order.email = Vocabulary.absent
    order.phone = Vocabulary.absent
    order.city = Vocabulary.absent
    order.zip = Vocabulary.absent
    return order
  }
}

extension CustomerDraft {
  /// Country, language and the first day known stay.
  fileprivate func forgotten(as party: Int32) -> CustomerDraft {
    var left = CustomerDraft(file: file, party: party)
    left.country = country
    left.language = language
    left.created = created
    return left
  }
}
