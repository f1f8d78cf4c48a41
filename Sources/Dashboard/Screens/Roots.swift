extension Dashboard {
  /// The screen of each number key: to add one, add a case to `Tab` and a line here.
  @Sendable public static func screen(of tab: Tab) -> any Screen {
    switch tab {
    case .overview: OverviewScreen()
    case .cohorts: CohortsScreen()
    case .segments: SegmentsScreen()
    case .atRisk: AtRiskScreen()
    case .customers: CustomersScreen()
    case .audiences: AudiencesScreen()
    case .models: ModelsScreen()
    case .dataHealth: DataHealthScreen()
    }
  }
}
