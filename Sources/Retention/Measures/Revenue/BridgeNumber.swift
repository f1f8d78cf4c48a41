import CustomerData

/// The numbers of the revenue bridge that have names.
public enum BridgeNumber: Hashable, Codable, Sendable, CaseIterable {
  /// The length of a bar.
  case bar(RevenueBridge.Bar)
  /// Gross revenue retention.
  case gross
  /// Net revenue retention.
  case net

  /// The bars in their order, then the ratios.
  public static let allCases: [BridgeNumber] =
    RevenueBridge.Bar.allCases.map(BridgeNumber.bar) + [.gross, .net]

  /// Its name on the command line.
  public var id: String {
    switch self {
    case .bar(let bar): "bridge_" + bar.rawValue
    case .gross: "grr"
    case .net: "nrr"
    }
  }

  /// The customers who stand above or below the line.
  public func part(of side: NamedNumber.Part) -> RevenueBridge.Part {
    if case .bar(let bar) = self { return .bar(bar) }
    return side == .denominator ? .bar(.base) : .kept
  }

  /// The one definition of it.
  public func definition(of shop: Shop) -> Definition {
    let money = MetricUnit.money(shop.currency)
    let (name, meaning, formula) = words
    switch self {
    case .gross, .net:
      return Definition(
        name: name, meaning: meaning, formula: formula, unit: .share,
        source: "Gross and net revenue retention, as in subscription trades", window: .activity,
        direction: .up)
    case .bar(let bar):
      return Definition(
        name: name, meaning: meaning, formula: formula, unit: money, window: .activity,
        direction: bar.sign < 0 ? .down : .up)
    }
  }

  private var words: (name: String, meaning: String, formula: String) {
    switch self {
    case .gross:
      (
        "Gross revenue retention",
        "Of the revenue of the window before, the share its customers brought again, increases not counted.",
        "sum(min) / sum(B)"
      )
    case .net:
      (
        "Net revenue retention",
        "Revenue of the customers of the window before, as a share of what they brought then; a contractual measure, so read the repeat rate beside it.",
        "sum(P) / sum(B)"
      )
    case .bar(.base):
      (
        "Revenue of the window before", "Net revenue of known customers in the window before.",
        "sum(B)"
      )
    case .bar(.lost):
      (
        "Lost revenue",
        "What customers brought in the window before who bring nothing in this one.", "sum(lost)"
      )
    case .bar(.contraction):
      (
        "Contraction", "How much less customers of both windows bring than in the one before.",
        "sum(less)"
      )
    case .bar(.expansion):
      (
        "Expansion", "How much more customers of both windows bring than in the one before.",
        "sum(more)"
      )
    case .bar(.reactivated):
      (
        "Reactivated revenue",
        "Brought by customers who had ordered, but not in the window before.", "sum(back)"
      )
    case .bar(.new):
      ("New revenue", "Brought by customers whose first order lies in the window.", "sum(new)")
    case .bar(.total):
      (
        "Revenue of the window", "Net revenue of known customers in the window.",
        "sum(B) - sum(lost) - sum(less) + sum(more) + sum(back) + sum(new)"
      )
    }
  }
}

extension RevenueBridge {
  /// The account of a bar; of gross retention for who is kept.
  public func explanation(of part: Part, in measured: Measured<Value>) -> Explanation {
    switch part {
    case .bar(let bar): Self.explanation(of: .bar(bar), in: measured)
    case .kept: Self.explanation(of: .gross, in: measured)
    }
  }

  /// The account of any of the bridge's numbers.
  public static func explanation(
    of number: BridgeNumber, in measured: Measured<Value>
  ) -> Explanation {
    let base = measured.explanation
    let value = measured.value
    return Explanation(
      definition: number.definition(of: Shop(currency: value.currency)),
      inputs: inputs(number, value), value: self.value(number, value), leftOut: base.leftOut,
      window: base.window, asOf: base.asOf, finalOn: base.finalOn, remarks: base.remarks,
      snapshot: base.snapshot)
  }

  func account(_ bar: Bar, _ value: Value, _ dataset: Dataset) -> Explanation {
    var remarks: [String] = []
    if let start = dataset.firstDay, start > value.window.previous.first {
      remarks.append("the data begin on \(start.iso), inside the window before")
    }
    if value.anonymous != 0 {
      remarks.append("revenue without a known customer is in no bar")
    }
    return Explanation(
      definition: BridgeNumber.bar(bar).definition(of: dataset.shop),
      inputs: Self.inputs(.bar(bar), value), value: Self.value(.bar(bar), value),
      leftOut: [
        LeftOut("net value of the window before not above zero", value.setAside, .customers)
      ].filter { $0.count > 0 } + dataset.leftOutOrders(countingCustomers: true),
      window: value.window, asOf: dataset.asOf,
      finalOn: value.isFinal ? nil : value.window.last, remarks: remarks,
      snapshot: dataset.fingerprint)
  }

  private static func value(_ number: BridgeNumber, _ value: Value) -> Double? {
    let scale = Double(value.currency?.minorUnits ?? 100)
    let base = value.amount(.base)
    switch number {
    case .bar(let bar): return Double(value.amount(bar)) / scale
    case .gross: return base > 0 ? Double(value.kept) / Double(base) : nil
    case .net: return base > 0 ? Double(value.again) / Double(base) : nil
    }
  }

  private static func inputs(_ number: BridgeNumber, _ value: Value) -> [Input] {
    let scale = Double(value.currency?.minorUnits ?? 100)
    let unit = MetricUnit.money(value.currency)
    func input(_ symbol: String, _ meaning: String, _ minor: Int64) -> Input {
      Input(symbol, meaning, Double(minor) / scale, unit)
    }
    func input(_ bar: Bar) -> Input {
      let (symbol, meaning) = letters[bar] ?? ("", "")
      return input(symbol, meaning, value.amount(bar))
    }
    switch number {
    case .gross:
      return [
        input("sum(min)", "kept of it, at most what each spent before", value.kept), input(.base),
      ]
    case .net:
      return [
        input("sum(P)", "spent by the same customers in this window", value.again), input(.base),
      ]
    case .bar(.total):
      return Bar.allCases.filter { $0 != .total }.map { input($0) }
    case .bar(let bar): return [input(bar)]
    }
  }

  private static let letters: [Bar: (String, String)] = [
    .base: ("sum(B)", "net revenue of the window before"),
    .lost: ("sum(lost)", "of it from customers who bring nothing now"),
    .contraction: ("sum(less)", "what the others bring less"),
    .expansion: ("sum(more)", "what the others bring more"),
    .reactivated: ("sum(back)", "brought by customers from before both windows"),
    .new: ("sum(new)", "brought by customers whose first order is in the window"),
  ]

  /// A number of the bridge as any other number.
  public static func reading(_ number: BridgeNumber, in measured: Measured<Value>) -> Reading {
    let account = explanation(of: number, in: measured)
    let isRatio = number == .gross || number == .net
    return Reading(
      value: account.value, numerator: isRatio ? account.inputs.first?.value : nil,
      denominator: isRatio ? account.inputs.last?.value : nil, isFinal: measured.value.isFinal,
      reason: "no revenue in the window before", explanation: account)
  }
}
