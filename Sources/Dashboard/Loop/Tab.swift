/// The numbered screens.
public enum Tab: Int, CaseIterable, Equatable, Sendable {
  case overview = 1
  case cohorts
  case segments
  case atRisk
  case customers
  case audiences
  case models
  case dataHealth
}

extension Tab {
  /// What the command line and the configuration call it.
  public var name: String {
    switch self {
    case .overview: "overview"
    case .cohorts: "cohorts"
    case .segments: "segments"
    case .atRisk: "at-risk"
    case .customers: "customers"
    case .audiences: "audiences"
    case .models: "models"
    case .dataHealth: "data-health"
    }
  }

  /// The screen of that name; nil: none.
  public init?(named name: String) {
    guard let tab = Tab.allCases.first(where: { $0.name == name.lowercased() }) else { return nil }
    self = tab
  }

  /// Every name, in the order of the number keys.
  public static let names = allCases.map(\.name)
}
