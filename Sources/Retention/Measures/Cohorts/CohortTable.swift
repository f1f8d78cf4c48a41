import CustomerData

/// One cohort in one period after its first.
public struct CohortCell: Hashable, Codable, Sendable {
  /// Customers of the measure's numerator where it is a share of customers, else those with an
  /// order in the period. They are the ones behind the cell, save for the value so far: behind it
  /// is the whole cohort.
  public let customers: Int
  /// Valid orders of the period.
  public let orders: Int
  /// Net revenue of the period, in minor units.
  public let revenue: Int64
  /// Net revenue from period 0 to this one, in minor units.
  public let revenueToDate: Int64
  /// The measure; money in major units; nil: no denominator.
  public let value: Double?
  /// Whether the as-of day is the period's last day or later.
  public let isFinal: Bool
}

/// The customers whose first order lies in one period (and of one value of the split).
public struct CohortRow: Hashable, Codable, Sendable {
  /// The split's value; nil: no split.
  public let band: Acquisition.Band?
  /// The period of the first order.
  public let cohort: CalendarPeriod
  /// How many customers.
  public let size: Int
  /// The cells from period 0 to the as-of day's.
  public let cells: [CohortCell]
}

/// Cohorts by periods, ragged on the right.
public struct CohortTable: Hashable, Codable, Sendable {
  /// What a cell says.
  public let measure: CohortMeasure
  /// The length of a period.
  public let unit: PeriodUnit
  /// What the cohorts are split by; nil: nothing.
  public let split: AcquisitionDimension?
  /// Rows by split value, then by period.
  public let rows: [CohortRow]
  /// For each period the pooled value over final cells: sum of numerators ÷ sum of denominators.
  public let average: [Double?]
  /// The currency of revenue; nil: the data name none.
  public let currency: Currency?

  /// The largest number of cells of a row.
  public var width: Int { rows.map(\.cells.count).max() ?? 0 }

  /// The row of a cohort.
  public func row(_ cohort: CalendarPeriod, band: Acquisition.Band? = nil) -> CohortRow? {
    rows.first { $0.cohort == cohort && $0.band == band }
  }
}
