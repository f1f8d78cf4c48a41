import CustomerData
import Foundation
import Support
import Testing

@testable import Retention

@Suite("Churn risk")
struct ChurnRiskTests {
  /// Fitted once: it takes seconds.
  static let served: Population? = {
    let shop = ModelFittingTests.shop(520, seed: 11)
    let past = { (day: Day) in
      var then = shop
      then.asOf = day
      return then.dataset
    }
    let missing = Result<XGBoostLibrary, XGBoostError>.failure(.notFound(searched: []))
    var population = shop.population
    guard
      let study = ModelFitting(population.dataset, horizon: 60, past: past, library: missing)
        .study()
    else { return nil }
    population.forecasts = Forecasts(population.dataset, study: study, library: nil)
    return population.forecasts == nil ? nil : population
  }()

  private func served() throws -> Population { try #require(Self.served) }

  @Test("on the list is who has a risk of 66 % or more, highest first, and nobody else")
  func list() throws {
    let population = try served()
    let forecasts = try #require(population.forecasts)
    let value = try ChurnRisk().measure(population, among: population.dataset.everyone).value
    let expected = (0..<population.facts.count).filter { forecasts.risk[$0] >= 0.66 }
    #expect(Set(value.rows.map(\.customer)) == Set(expected) && !expected.isEmpty)
    #expect(value.rows.map(\.risk) == value.rows.map(\.risk).sorted(by: >))
    #expect(value.model == forecasts.study.chosen && value.horizon == 60)
    #expect(value.customers == population.buyers.count)
  }

  @Test("risks are shares, and those who bought lately are safer than the long silent")
  func risks() throws {
    let population = try served()
    let forecasts = try #require(population.forecasts)
    #expect(forecasts.risk.allSatisfy { $0 > 0 && $0 < 1 })
    let recent = (0..<520).filter { (population.recency(of: $0) ?? 0) < 20 }
    let silent = (0..<520).filter { (population.recency(of: $0) ?? 0) > 200 }
    func mean(_ rows: [Int]) -> Double {
      rows.reduce(0) { $0 + forecasts.risk[$1] } / Double(rows.count)
    }
    #expect(mean(silent) > mean(recent) + 0.3)
  }

  @Test("value at risk is the risk times a year's spend, as its account says")
  func account() throws {
    let population = try served()
    let measured = try ChurnRisk().measure(population, among: population.dataset.everyone)
    let row = try #require(measured.value.rows.first)
    #expect(row.valueAtRisk == row.risk * Double(row.yearlySpend))
    let explanation = ChurnRisk().explanation(of: .customer(row.customer), in: measured)
    let formula = try Formula(explanation.definition.formula).evaluate(explanation.inputs)
    #expect(same(formula, explanation.value) && same(explanation.value, row.valueAtRisk / 100))
    let whole = measured.explanation
    #expect(same(try Formula(whole.definition.formula).evaluate(whole.inputs), whole.value))
  }

  @Test("reasons raise the risk, the strongest first, at most three")
  func reasons() throws {
    let population = try served()
    let value = try ChurnRisk().measure(population, among: population.dataset.everyone).value
    let rows = value.rows.prefix(20).map(\.customer)
    let reasons = try #require(population.forecasts).reasons(
      for: rows, in: population.dataset, library: nil)
    #expect(Set(reasons.keys) == Set(rows))
    for reason in reasons.values {
      let sizes = reason.reasons.map(\.contribution)
      #expect(sizes.count <= ChurnReasons.most && sizes == sizes.sorted(by: >))
      #expect(sizes.allSatisfy { $0 > 0 })
    }
    #expect(reasons.values.contains { !$0.reasons.isEmpty })
  }

  @Test("while no model serves, the list is that of silence", arguments: Seed.some(10))
  func silence(seed number: Int) throws {
    var seed = Seed(number)
    let population = TinyShop(chance: &seed).population
    let everyone = population.dataset.everyone
    let risk = try ChurnRisk().measure(population, among: everyone).value
    let silent = try SilenceRisk().measure(population, among: everyone).value
    #expect(risk.model == nil && risk.rows.map(\.customer) == silent.rows.map(\.customer))
    #expect(risk.rows.map(\.risk) == silent.rows.map(\.risk))
  }

  @Test("the customers behind the list are its rows, and one behind one")
  func behind() throws {
    let population = try served()
    let everyone = population.dataset.everyone
    let rows = try ChurnRisk().measure(population, among: everyone).value.rows.map(\.customer)
    let all = try ChurnRisk().customers(behind: .all, of: population, among: everyone)
    #expect(all.customers.rows == rows.sorted())
    let one = try ChurnRisk().customers(behind: .customer(rows[0]), of: population, among: everyone)
    #expect(one.customers.rows == [rows[0]])
  }

  @Test("the study is the same after it was written and read")
  func kept() throws {
    let study = try #require(served().forecasts).study
    let data = try JSONEncoder().encode(study)
    #expect(try JSONDecoder().decode(ModelStudy.self, from: data) == study)
  }
}
