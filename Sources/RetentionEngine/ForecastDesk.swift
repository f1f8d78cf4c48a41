import CustomerData
import Retention

/// Fits the models of one dataset once, off everybody's way, and tells how far it is.
actor ForecastDesk {
  private let today: Dataset
  private let past: (@Sendable (Day) -> Dataset)?
  private let shelf: ModelShelf?
  // Asked when models are fitted: starting does not pay for opening it.
  private let opened: @Sendable () -> Result<XGBoostLibrary, XGBoostError>
  private var running: [Int: Task<Forecast?, Never>] = [:]
  private let meter = FittingMeter()

  /// A study, and what it says of each customer when a model serves.
  struct Forecast: Sendable {
    let study: ModelStudy
    let forecasts: Forecasts?
  }

  /// Fits through `past`; without it, or when stopped, there are no models.
  init(
    _ today: Dataset, past: (@Sendable (Day) -> Dataset)?, shelf: ModelShelf?,
    library opened: @escaping @Sendable () -> Result<XGBoostLibrary, XGBoostError>
  ) {
    self.opened = opened
    self.today = today
    self.past = past
    self.shelf = shelf
  }

  /// How far the fitting has come; nothing in all: nothing is being fitted.
  nonisolated var progress: StudyProgress { meter.progress }

  /// Stops what is being fitted, at its next step; asking again begins anew at once.
  func stop() {
    for task in running.values { task.cancel() }
    running = [:]
    meter.reset()
  }

  /// The forecast for a horizon; nil: stopped, or the data have no past. Asking again waits for the
  /// same work, which a question that is no longer wanted does not stop.
  func forecast(horizon: Int) async -> Forecast? {
    guard past != nil else { return nil }
    let task =
      running[horizon]
      ?? Task.detached(priority: .utility) { [self] in await self.work(horizon) }
    running[horizon] = task
    let forecast = await task.value
    if forecast == nil, running[horizon] == task { running[horizon] = nil }
    return forecast
  }

  /// The forecast that an earlier run kept; nil: none did.
  @concurrent
  nonisolated func kept(horizon: Int) async -> Forecast? {
    past == nil ? nil : kept(horizon, library: try? opened().get())
  }

  private nonisolated func kept(_ horizon: Int, library: XGBoostLibrary?) -> Forecast? {
    shelf?.study(of: today.fingerprint, horizon: horizon, library: library).map { study in
      Forecast(study: study, forecasts: Forecasts(today, study: study, library: library))
    }
  }

  @concurrent
  private nonisolated func work(_ horizon: Int) async -> Forecast? {
    guard let past else { return nil }
    let opened = opened()
    let library = try? opened.get()
    if let kept = kept(horizon, library: library) { return kept }
    let own = meter.begin()
    let fitting = ModelFitting(today, horizon: horizon, past: past, library: opened) { progress in
      guard !Task.isCancelled else { return false }
      self.meter.tell(progress, of: own)
      return true
    }
    guard let study = fitting.study() else { return nil }
    meter.tell(StudyProgress(done: 0, total: 0), of: own)
    // A cache that cannot be written costs the next start some seconds, and nobody a result.
    try? shelf?.keep(study, library: library)
    return Forecast(study: study, forecasts: Forecasts(today, study: study, library: library))
  }
}
