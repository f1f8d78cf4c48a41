import Audiences
import CustomerData
import Destinations
import TerminalKit

/// What is filled in before a delivery.
struct ExportForm: Hashable, Sendable {
  /// The lines of the form, from top to bottom.
  enum Field: Hashable, Sendable, CaseIterable {
    case destination, purpose, campaign, holdout, reason, cap, file, existing
  }

  static let caps: [DeliveryOrder.Cap?] = [
    nil, DeliveryOrder.Cap(times: 1, days: 7), DeliveryOrder.Cap(times: 2, days: 7),
    DeliveryOrder.Cap(times: 4, days: 30),
  ]

  var audience: AudienceExpression
  let name: String
  var destination = CSVDestination.name
  var purpose = Purpose.email
  var campaign = TextInput()
  var holdout = TextInput("10")
  var reason = TextInput()
  var cap: DeliveryOrder.Cap?
  var file = TextInput()
  /// Whether the user has typed the path; a proposed one follows the destination.
  var hasOwnFile = false
  var replaces = false
  /// Whether the name is that of a saved audience with this very expression.
  var isSaved = false

  init(_ audience: AudienceExpression, name: String) {
    self.audience = audience
    self.name = name
  }

  /// The share typed; nil: not a share.
  var share: Double? { Holdout.share(parsing: holdout.text) }

  /// Whether a reason must be stated: nobody is held out.
  var needsReason: Bool { share == 0 }

  /// What is to be delivered; nil: the share cannot be read.
  var order: DeliveryOrder? {
    guard let share else { return nil }
    return DeliveryOrder(
      audience: audience, audienceName: name, destination: destination, purpose: purpose,
      campaign: campaign.text,
      leftAlone: share == 0 ? .nobody(reason: reason.text) : .share(share), cap: cap)
  }

  /// The order the preview is worked out with: while a reason is still missing, one stands in for it.
  var previewOrder: DeliveryOrder? {
    guard var order else { return nil }
    if needsReason, reason.text.isEmpty { order.leftAlone = .nobody(reason: "–") }
    return order
  }

  /// The purposes the destination takes.
  var purposes: [Purpose] {
    (try? Destinations.named(destination))?.rules.purposes ?? []
  }

  /// The lines shown now.
  func fields(fileIsThere: Bool) -> [Field] {
    Field.allCases.filter {
      switch $0 {
      case .reason: needsReason
      case .existing: fileIsThere
      default: true
      }
    }
  }

  /// Whether the field is typed into.
  static func isTyped(_ field: Field) -> Bool {
    switch field {
    case .campaign, .holdout, .reason, .file: true
    case .destination, .purpose, .cap, .existing: false
    }
  }

  /// Chooses the next or the previous value of a field.
  mutating func cycle(_ field: Field, by step: Int) {
    switch field {
    case .destination:
      destination = Self.next(destination, in: Destinations.names, step)
      purpose = purposes.first ?? .email
    case .purpose: purpose = Self.next(purpose, in: purposes, step)
    case .cap: cap = Self.next(cap, in: Self.caps, step)
    case .existing: replaces.toggle()
    case .campaign, .holdout, .reason, .file: break
    }
  }

  /// Types into a field; false: the key means nothing to it.
  mutating func type(_ key: Key, into field: Field) -> Bool {
    switch field {
    case .campaign: return campaign.handle(key)
    case .holdout: return holdout.handle(key)
    case .reason: return reason.handle(key)
    case .file:
      let proposed = file.text
      defer { hasOwnFile = hasOwnFile || file.text != proposed }
      return file.handle(key)
    case .destination, .purpose, .cap, .existing: return false
    }
  }

  /// Inserts pasted text into a field.
  mutating func paste(_ text: String, into field: Field) {
    switch field {
    case .campaign: campaign.insert(text)
    case .holdout: holdout.insert(text)
    case .reason: reason.insert(text)
    case .file:
      hasOwnFile = true
      file.insert(text)
    case .destination, .purpose, .cap, .existing: break
    }
  }

  private static func next<Value: Equatable>(
    _ value: Value, in values: [Value], _ step: Int
  ) -> Value {
    guard let place = values.firstIndex(of: value) else { return values.first ?? value }
    return values[(place + step + values.count) % values.count]
  }
}
