import CXGBoost

/// Gradient-boosted trees as the library's own bytes, which any later run can load.
///
/// One thread and a stored seed: the same rows give the same bytes with the same library.
public struct BoostedTrees: Hashable, Codable, Sendable {
  /// How the trees are grown.
  public struct Growth: Hashable, Codable, Sendable {
    /// Trees, one a round.
    public var rounds = 100
    /// Branchings from the root to a leaf.
    public var depth = 3
    /// How much of each tree is believed.
    public var rate = 0.05
    /// The least a leaf must weigh (sum of p (1 − p)): about a hundred customers.
    public var leafWeight = 30.0
    /// Where the dice begin.
    public var seed = 20_261

    /// Shallow trees, many of them, none on few customers: chosen once for shops, not per shop.
    public init() {}

    var parameters: [(String, String)] {
      [
        ("objective", "binary:logistic"), ("tree_method", "hist"), ("nthread", "1"),
        ("verbosity", "0"), ("seed", String(seed)), ("max_depth", String(depth)),
        ("eta", String(rate)), ("min_child_weight", String(leafWeight)), ("lambda", "5"),
        ("subsample", "0.8"), ("colsample_bytree", "0.5"),
      ]
    }
  }

  /// The booster in XGBoost's binary JSON.
  public let bytes: [UInt8]
  /// How it was grown.
  public let growth: Growth
  /// The version of the library that grew it.
  public let version: String

  /// Grows trees; `checkpoint` is asked after every round and false stops the growing.
  ///
  /// - Throws: `XGBoostError.failed` when the library does.
  public init(
    _ rows: TrainingRows, growth: Growth = Growth(), library: XGBoostLibrary,
    checkpoint: (Int, (SignalTable) throws(XGBoostError) -> [Double]) throws(XGBoostError) -> Bool =
      { _, _ in true }
  ) throws(XGBoostError) {
    let matrix = try Matrix(rows.table, library)
    try matrix.label(rows.left)
    let booster = try Booster(library, on: matrix)
    for (name, value) in growth.parameters { try booster.set(name, value) }
    // A leaf of a small training set may weigh less, or no tree could grow.
    let least = min(growth.leafWeight, Double(rows.left.count) / 100)
    try booster.set("min_child_weight", String(least))
    for round in 0..<growth.rounds {
      try booster.update(round, matrix)
      let goesOn = try checkpoint(round + 1) { table throws(XGBoostError) in
        try booster.predict(Matrix(table, library), options: 0).map(Double.init)
      }
      if !goesOn { break }
    }
    bytes = try booster.saved()
    self.growth = growth
    version = library.version
  }

  /// The probability of not ordering, for each row.
  public func risks(_ table: SignalTable, library: XGBoostLibrary) throws(XGBoostError)
    -> [Double]
  {
    guard table.count > 0 else { return [] }
    let booster = try Booster(library, bytes: bytes)
    return try booster.predict(Matrix(table, library), options: 0).map(Double.init)
  }

  /// What each signal adds to each row's log-odds (SHAP values; Lundberg, Erion & Lee, "Consistent
  /// individualized feature attribution for tree ensembles", 2018), the last entry being everybody's.
  ///
  /// Slow: meant for the rows on a screen.
  public func contributions(_ table: SignalTable, library: XGBoostLibrary) throws(XGBoostError)
    -> [[Double]]
  {
    guard table.count > 0 else { return [] }
    let booster = try Booster(library, bytes: bytes)
    let values = try booster.predict(Matrix(table, library), options: 4)
    let width = SignalTable.width + 1
    return (0..<table.count).map { row in
      values[row * width..<(row + 1) * width].map(Double.init)
    }
  }
}

/// The library's copy of some rows.
private final class Matrix {
  let handle: UnsafeMutableRawPointer
  private let library: XGBoostLibrary

  init(_ table: SignalTable, _ library: XGBoostLibrary) throws(XGBoostError) {
    var handle: UnsafeMutableRawPointer?
    let status = library.functions.create_matrix(
      table.values, UInt64(table.count), UInt64(SignalTable.width), .nan, &handle)
    guard status == 0, let handle else { throw library.failure }
    self.handle = handle
    self.library = library
  }

  deinit { _ = library.functions.free_matrix(handle) }

  func label(_ left: [Bool]) throws(XGBoostError) {
    let labels = left.map { $0 ? Float(1) : 0 }
    let status = library.functions.set_floats(handle, "label", labels, UInt64(labels.count))
    guard status == 0 else { throw library.failure }
  }
}

/// The library's own trees while they grow or predict.
private final class Booster {
  private let handle: UnsafeMutableRawPointer
  private let library: XGBoostLibrary

  init(_ library: XGBoostLibrary, on matrix: Matrix) throws(XGBoostError) {
    var handle: UnsafeMutableRawPointer?
    let matrices: [UnsafeMutableRawPointer?] = [matrix.handle]
    let status = library.functions.create_booster(matrices, 1, &handle)
    guard status == 0, let handle else { throw library.failure }
    self.handle = handle
    self.library = library
  }

  init(_ library: XGBoostLibrary, bytes: [UInt8]) throws(XGBoostError) {
    var handle: UnsafeMutableRawPointer?
    guard library.functions.create_booster(nil, 0, &handle) == 0, let handle else {
      throw library.failure
    }
    self.handle = handle
    self.library = library
    try set("nthread", "1")
    try set("verbosity", "0")
    guard library.functions.load(handle, bytes, UInt64(bytes.count)) == 0 else {
      throw library.failure
    }
  }

  deinit { _ = library.functions.free_booster(handle) }

  func set(_ name: String, _ value: String) throws(XGBoostError) {
    guard library.functions.set_parameter(handle, name, value) == 0 else { throw library.failure }
  }

  func update(_ round: Int, _ matrix: Matrix) throws(XGBoostError) {
    guard library.functions.update(handle, CInt(round), matrix.handle) == 0 else {
      throw library.failure
    }
  }

  func predict(_ matrix: Matrix, options: CInt) throws(XGBoostError) -> [Float] {
    var count: UInt64 = 0
    var values: UnsafePointer<Float>?
    let status = library.functions.predict(
      handle, matrix.handle, options, 0, 0, &count, &values)
    guard status == 0, let values else { throw library.failure }
    return Array(UnsafeBufferPointer(start: values, count: Int(count)))
  }

  func saved() throws(XGBoostError) -> [UInt8] {
    var count: UInt64 = 0
    var bytes: UnsafePointer<CChar>?
    let status = library.functions.save(handle, "{\"format\": \"ubj\"}", &count, &bytes)
    guard status == 0, let bytes else { throw library.failure }
    return UnsafeBufferPointer(start: bytes, count: Int(count)).map { UInt8(bitPattern: $0) }
  }
}

extension XGBoostLibrary {
  fileprivate var failure: XGBoostError {
    .failed(functions.last_error().map { String(cString: $0) } ?? "")
  }
}
