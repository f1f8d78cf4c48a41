/// Contact data as TikTok expects them before hashing.
///
/// TikTok's pages contradict each other on `+tag` and on the plus of a number: a list gives both.
/// - Source: TikTok, "List of supported IDs and formats" (August 2025) and "How to create a Custom
///   Audience with a customer file" (September 2025).
public enum TikTokNormalization {
  /// Without any space, lower case.
  public static func email(_ email: String) -> String {
    MetaNormalization.email(Whitespace.removed(from: email))
  }

  /// The same without `+tag`, whatever the domain.
  public static func withoutTag(_ address: String) -> String {
    let address = email(address)
    guard let at = address.lastIndex(of: "@"), let plus = address[..<at].firstIndex(of: "+"),
      plus > address.startIndex
    else { return address }
    return String(address[..<plus] + address[at...])
  }

  /// Digits with the country code, no plus.
  public static func phoneWithoutPlus(_ e164: String) -> String {
    MetaNormalization.phone(e164: e164)
  }
}
