import CustomerData

/// What the parameters of models mean.
extension ModelParameter {
  /// How the parameter came about; nil: the model could not be fitted.
  public func explanation(of study: ModelStudy) -> Explanation? {
    guard let name, let value else { return nil }
    return Explanation(
      definition: Definition(
        name: name, meaning: meaning, formula: name, unit: .ratio, source: source),
      inputs: [Input(name, "as fitted", value, .ratio)],
      value: value, asOf: study.asOf, remarks: remarks, snapshot: study.snapshot)
  }

  private var remarks: [String] {
    var remarks = ["model \(model), fitted on everything up to the as-of day"]
    if let standardError {
      remarks.append("standard error \(Self.rounded(standardError))")
    } else if logLikelihood == nil {
      remarks.append("no standard error: a penalty or a choice, not a summit")
    } else if !isConverged {
      remarks.append("no standard error: the likelihood has no summit, so this is not knowledge")
    }
    if let logLikelihood { remarks.append("log-likelihood \(Self.rounded(logLikelihood))") }
    return remarks
  }

  private var source: String {
    switch model {
    case "BG/NBD": "Fader, Hardie & Lee, 2005"
    case "MBG/NBD": "Batislam, Denizel & Filiztekin, 2007"
    case "Pareto/NBD": "Schmittlein, Morrison & Colombo, 1987"
    case "NBD": "Ehrenberg, 1959"
    case "Gamma-Gamma": "Fader & Hardie, 2013"
    case "Mean": "Bates & Granger, 1969"
    case "XGBoost": "Chen & Guestrin, 2016"
    default: "Tenure"
    }
  }

  private var meaning: String {
    if model == ForecastName.mean.rawValue {
      return "How much of the mean risk is this model's: every model counts the same."
    }
    guard let name, let known = Self.meanings[name] else {
      return
        "The weight of a signal: what one spread more of it adds to the log-odds of not ordering."
    }
    return known
  }

  private static let meanings = [
    "r":
      "How alike customers are in how often they buy: below 1 most buy seldom and a few often.",
    "alpha":
      "The scale of how often customers buy, in weeks: r / alpha is the mean number of orders a week.",
    "a": "How likely customers are to stop after an order: a / (a + b) on average.",
    "b": "How likely customers are to go on after an order: b / (a + b) on average.",
    "s": "How alike customers are in how soon they stop.",
    "beta":
      "The scale of how soon customers stop, in weeks: s / beta is the mean rate of stopping.",
    "p": "How alike the orders of one customer are in value: the larger, the more alike.",
    "q": "How alike customers are in what they spend an order: the larger, the more alike.",
    "gamma":
      "The scale of what customers spend an order: p × gamma / (q − 1) is everybody's mean.",
    "penalty":
      "How much large weights are held down; chosen on customers and days the model had not seen.",
    "intercept": "The log-odds of not ordering of a customer whose every signal is the mean.",
    "rounds": "Trees grown; chosen on customers and days the model had not seen.",
    "depth": "Branchings from the root of a tree to a leaf.",
    "learning_rate": "How much of each tree is believed.",
    "seed": "Where the dice begin: the same seed and data give the same trees.",
    "cutoffs": "Past days the model has learned from.",
    "rows": "Customers it has learned from, over all those days.",
    "orders_per_return": "Order days within the horizon of a customer who came back in it.",
    "calibration_intercept":
      "What calibration adds to the log-odds, so that a risk means what it says.",
    "calibration_slope":
      "What calibration multiplies the log-odds by, so that a risk means what it says.",
    "calibration_blocks":
      "Steps of the never-falling function that makes a risk mean what it says.",
  ]

  private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
