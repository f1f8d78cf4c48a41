import ArgumentParser
import CustomerData
import Dashboard
import Retention
import RetentionEngine

/// The fitted models, the choice between them and how each would have done.
struct ModelsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models",
    abstract: "The fitted models, which one serves, and how each would have done.",
    discussion: "Example: tenure models ~/exports --backtest")

  @Flag(help: "How each model, fitted a horizon ago, foresaw what has happened since.")
  var backtest = false

  @Option(help: "The days ahead that are forecast.")
  var horizon = 90

  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions

  func validate() throws {
    if horizon < 1 { throw ValidationError("--horizon is a number of days from 1.") }
  }

  func run() async throws {
    let shop = try await OpenShop.open(data.data, options)
    guard
      let study = try await shop.fitting(options, { await shop.backend.study(horizon: horizon) })
    else { throw Failure(.interrupted, "") }
    let words = shop.wording
    if options.format != .text, !study.sufficiency.isSufficient {
      shop.warn(words.missing(study.sufficiency))
    }
    if let error = study.treesMissing { shop.warn(words.treesMissing(error)) }
    let printer = Printer(shop: shop, command: "models")
    printer.print(
      backtest ? scores(study) : parameters(study),
      titles: backtest ? Self.scoreTitles(words) : Self.parameterTitles(words),
      heading: words.choice(study))
  }

  private func scores(_ study: ModelStudy) -> FactTable {
    FactTable(
      "model,auc,brier,brier_reference,calibration_error,total_predicted,total_actual,chosen",
      rows: (study.backTest?.entries ?? []).map { entry in
        let score = entry.score
        return [
          .text(entry.name.rawValue), .number(orAbsent: score.ranking.areaUnderCurve),
          .number(entry.brier), .number(orAbsent: study.backTest?.brierReference),
          .number(score.calibrationError),
          .number(orAbsent: score.totalPredicted), .count(score.totalActual),
          .flag(entry.name == study.chosen),
        ]
      })
  }

  private func parameters(_ study: ModelStudy) -> FactTable {
    FactTable(
      "model,parameter,value,log_likelihood,converged,chosen",
      rows: study.parameters.map { row in
        [
          .text(row.model), .text(orAbsent: row.name), value(row),
          .number(orAbsent: row.logLikelihood), .flag(row.isConverged),
          .flag(row.model == study.chosen?.rawValue),
        ]
      })
  }

  private func value(_ row: ModelParameter) -> Fact {
    guard row.isName, let value = row.value else { return .number(orAbsent: row.value) }
    return .identifier(Int(value))
  }

  private static func scoreTitles(_ w: Wording) -> [String] {
    [
      w.say("model", "modèle"), "AUC", "Brier", w.say("reference", "référence"),
      w.say("calibration error", "erreur de calibration"), w.say("predicted", "prévues"),
      w.say("actual", "réelles"), w.say("serves", "sert"),
    ]
  }

  private static func parameterTitles(_ w: Wording) -> [String] {
    [
      w.say("model", "modèle"), w.say("parameter", "paramètre"), w.say("value", "valeur"),
      w.say("log-likelihood", "log-vraisemblance"), w.say("converged", "convergé"),
      w.say("serves", "sert"),
    ]
  }
}
