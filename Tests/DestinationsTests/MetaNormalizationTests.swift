import CustomerData
import Destinations
import Testing

@Suite("Meta normalization")
struct MetaNormalizationTests {
  @Test(
    "Meta's published e-mail hash comes out (Customer Information Parameters, 2026)",
    arguments: [
      (
        "John_Smith@gmail.com",
        "62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f"
      ),
      // Snap and TikTok publish the same rule with their own examples.
      ("Person@Example.com", "542d240129883c019e106e3b1b2d3f3cb3537c43c425364de8e951d5a3083345"),
      ("janedoe@gmail.com", "d6117306485ed0e50afab3ac871e98f81699151f30281527d63ff5f233656c69"),
      (
        "\u{FEFF} Zoe.Martin+Promo@GMAIL.com\u{A0}",
        "61b0eb36cb38f9f7e3c316a75a68888068872547a28c8983aa52ff08842adf64"
      ),
    ])
  func email(written: String, hash: String) {
    #expect(ContactHash.sha256(MetaNormalization.email(written)) == hash)
  }

  @Test(
    "Meta's published name hashes come out, in composed and decomposed Unicode alike",
    arguments: [
      ("Mary", "6915771be1c5aa0c886870b6951b03d7eafc121fea0e80a5ea83beb7c449f4ec"),
      ("Valéry", "08e1996b5dd49e62a4b4c010d44e4345592a863bb9f8e3976219bac29417149c"),
      ("Vale\u{301}ry", "08e1996b5dd49e62a4b4c010d44e4345592a863bb9f8e3976219bac29417149c"),
      ("정", "8fa8cd9c440be61d0151429310034083132b35975c4bea67fdd74158eb51db14"),
      ("Zoé", "33b40fa27aea231a9e9d97095ae040f154f79476742c529966657cbd6c131a61"),
      ("D'Angelo", "82f86db06baeb9b2c728c5127035da8c1d5e2cad7193eb80bf0beb2476d6f34a"),
      ("D’Angelo\u{202F}", "82f86db06baeb9b2c728c5127035da8c1d5e2cad7193eb80bf0beb2476d6f34a"),
    ])
  func name(written: String, hash: String) {
    #expect(ContactHash.sha256(MetaNormalization.name(written)) == hash)
  }

  @Test("Meta's published hashes of phone, birthday and country come out")
  func others() {
    #expect(
      ContactHash.sha256(MetaNormalization.phone(e164: "+16505551212"))
        == "e323ec626319ca94ee8bff2e4c87cf613be6ea19919ed1364124e16807ab3176")
    #expect(
      Day(iso: "1997-02-16").map { ContactHash.sha256(MetaNormalization.birthDate($0)) }
        == "01acdbf6ec7b4f478a225f1a246e5d6767eeab1a7ffa17f025265b5b94f40f0c")
    #expect(
      ContactHash.sha256(MetaNormalization.country("United States"))
        == "79adb2a2fce5c6ba215fe5f27f532d4e7edbac4b6a5e09e1ef3a08084a904621")
    #expect(
      ContactHash.sha256(MetaNormalization.phone(e164: "+448444124653"))
        == "dc008fda46e2e64002cf2f82a4906236282d431c4f75e5b60bfe79fc48546383")
  }

  @Test("the composite customer has the hashes worked out for Meta")
  func composite() {
    let hash = ContactHash.sha256
    #expect(
      hash(MetaNormalization.phone(e164: "+33639981234"))
        == "17bd2f772a9008682f34f2b601ec9abc765097b3305df51b818647ac3507fc10")
    #expect(
      hash(MetaNormalization.city("Saint-Étienne"))
        == "bb35a91d6f2bd7ba807fdd240cc838bdd3b20fe1a6fdedba60d941fbe8d5c10f")
    #expect(
      hash(MetaNormalization.zip("75011", country: "FR"))
        == "02561490e9af307159822035f8b9a4f32c82568ac651546408c0654e4d7933e8")
    #expect(
      hash(MetaNormalization.country("FR"))
        == "67ad8f41a7bb0a18c45f3efd8f6a32bdcd832bcf8f3f2eb44006c03d53076e18")
    #expect(
      hash(MetaNormalization.gender("Mme"))
        == "252f10c83610ebca1a059c0bae8255eba2f95be4d1d7bcfa89d7248a82d9f111")
    #expect(
      hash(MetaNormalization.gender("Homme"))
        == "62c66a7a5dd70c3146618063c344e531e6d4b59e379808443ce962b3abd63c5a")
  }

  @Test("nothing is hashed to nothing, never to the hash of an empty string")
  func empty() {
    #expect(ContactHash.sha256(MetaNormalization.email("\u{200B} \u{A0}")) == "")
    #expect(ContactHash.sha256(MetaNormalization.gender("unknown")) == "")
    #expect(ContactHash.sha256(MetaNormalization.country("Atlantis")) == "")
  }

  @Test("a hash is never hashed again")
  func twice() {
    let hash = ContactHash.sha256("ann@example.com")
    #expect(ContactHash.sha256(hash) == hash)
    #expect(ContactHash.sha256(hash.uppercased()) == hash)
    #expect(ContactHash.sha256(MetaNormalization.email(hash.uppercased())) == hash)
  }

  @Test(
    "postal codes follow their country",
    arguments: [
      ("94035-1234", "US", "94035"), ("SW1A 1AA", "GB", "sw1a1"), ("M1 1AE", "UK", "m11"),
      ("SW1A", "GB", "sw1a"), ("1234 AB", "NL", "1234ab"), ("L-1009", "LU", "l1009"),
    ])
  func zip(written: String, country: String, expected: String) {
    #expect(MetaNormalization.zip(written, country: country) == expected)
  }

  @Test(
    "countries are known by their codes and by their English and French names",
    arguments: [
      ("fr", "FR"), ("France", "FR"), ("États-Unis", "US"), ("U.S.A.", "US"), ("UK", "GB"),
      ("Royaume-Uni", "GB"), ("DEU", "DE"), ("Allemagne", "DE"), ("Côte d'Ivoire", "CI"),
      ("Écosse", "GB"), ("Österreich", "AT"), (" Pays-Bas ", "NL"), ("La Réunion", "RE"),
    ])
  func country(written: String, code: String) {
    #expect(Country.code(of: written) == code)
  }
}
