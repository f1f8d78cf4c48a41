import Audiences
import CustomerData
import Retention
import RetentionEngine

extension SheetDesk {
  /// What customers say: for each scale all waves with their bands, then each wave.
  func satisfaction(days: Int?, survey: String?) async throws(BackendError) -> Sheet {
    let metric = Satisfaction(days: days, survey: survey)
    let measured = try await ask(metric)
    var rows: [Sheet.Row] = []
    for group in measured.value.groups {
      let first = await whole(group, metric, measured)
      rows.append(first)
      guard group.survey == nil, let account = first.account else { continue }
      for place in group.bands.indices {
        rows.append(await band(place, of: group, metric, account))
      }
    }
    let revenue = wording.say(
      "revenue and share back: of answers at least \(Satisfaction.horizon) days old, within as many days",
      "CA et part revenue : des réponses d’au moins \(Satisfaction.horizon) jours, sous autant de jours"
    )
    return Sheet(
      title: wording.say("Satisfaction", "Satisfaction"),
      columns: [
        column("number", "number", "indicateur"), column("value", "value", "valeur"),
        column("answers", "answers", "réponses"), column("low", "from", "de"),
        column("high", "to", "à"), column("revenue_90", "revenue after", "CA ensuite"),
        column("back_90", "back", "revenus"),
        column("response_rate", "answered", "taux de rép."),
        column("survey", "survey", "enquête"), column("scale", "scale", "échelle"),
        Sheet.Column("unit", ""),
      ], rows: rows,
      notes: rows.isEmpty
        ? [wording.remark("the folder holds no survey answers")] : [revenue],
      account: measured.explanation)
  }

  private func whole(
    _ group: SatisfactionGroup, _ metric: Satisfaction,
    _ measured: Measured<Satisfaction.Value>
  ) async -> Sheet.Row {
    let part = Satisfaction.Part(group.scale, survey: group.survey)
    let account = metric.explanation(of: part, in: measured)
    let unit = account.definition.unit
    let interval = metric.interval(of: group)
    func end(_ value: Double?) -> Sheet.Cell {
      unit == .share ? .share(orAbsent: value) : .number(orAbsent: value)
    }
    let matured = group.bands.reduce(0) { $0 + $1.matured }
    return Sheet.Row(
      wording.name(account.definition.name) + (group.survey.map { " · \($0)" } ?? ""),
      id: "\(group.scale.question.rawValue) \(scale(group)) \(group.survey ?? "")",
      [
        .text(group.scale.question.rawValue), .value(account.value, unit, scale: self.scale),
        .count(group.answers), end(interval?.low), end(interval?.high),
        mean(group.bands.reduce(0) { $0 + $1.revenue }, matured),
        share(group.bands.reduce(0) { $0 + $1.reordered }, matured),
        .share(
          orAbsent: group.unanswered == 0
            ? nil : Double(group.answers) / Double(group.answers + group.unanswered)),
        .text(group.survey ?? ""), .text(scale(group)), .text(unit.text),
      ], audience: await audience(part, of: metric), account: account,
      doors: doors(group, await audience(part, of: metric), account),
      isFaint: group.answers < 30)
  }

  private func band(
    _ place: Int, of group: SatisfactionGroup, _ metric: Satisfaction, _ whole: Explanation
  ) async -> Sheet.Row {
    let name = SatisfactionBand.all(of: group.scale)[place]
    let band = group.bands[place]
    let share = group.answers == 0 ? nil : Double(band.answers) / Double(group.answers)
    let interval = WilsonInterval(band.answers, of: group.answers)
    let part = Satisfaction.Part(group.scale, band: name)
    return Sheet.Row(
      "  " + wording.name(of: name),
      id: "\(group.scale.question.rawValue) \(scale(group)) \(name.rawValue)",
      [
        .text(group.scale.question.rawValue + " " + name.rawValue), .share(orAbsent: share),
        .count(band.answers), .share(orAbsent: interval?.low), .share(orAbsent: interval?.high),
        mean(band.revenue, band.matured), self.share(band.reordered, band.matured), .absent,
        .text(""), .text(scale(group)), .text(MetricUnit.share.text),
      ], audience: await audience(part, of: metric),
      account: whole.share(Double(band.answers), of: Double(group.answers), .count),
      doors: doors(of: [band], await audience(part, of: metric), whole),
      bar: share.map {
        Sheet.Bar(from: 0, to: $0, tone: place == 0 ? .good : name == .detractor ? .bad : .plain)
      }, isFaint: band.answers < 30)
  }

  private func doors(
    _ group: SatisfactionGroup, _ audience: AudienceExpression, _ account: Explanation
  ) -> [String: Sheet.Door] {
    var doors = doors(of: group.bands, audience, account)
    let answered = Double(group.answers)
    doors["response_rate"] = Sheet.Door(
      audience: audience,
      account: account.share(answered, of: answered + Double(group.unanswered), .count))
    doors["answers"] = Sheet.Door(
      audience: audience,
      account: account.letter(Input("n(answers)", "answers counted", answered)))
    return doors
  }

  private func doors(
    of bands: [SatisfactionGroup.Band], _ audience: AudienceExpression, _ account: Explanation
  ) -> [String: Sheet.Door] {
    let unit = MetricUnit.money(wording.currency)
    let matured = Double(bands.reduce(0) { $0 + $1.matured })
    let revenue = major(bands.reduce(0) { $0 + $1.revenue })
    let reordered = Double(bands.reduce(0) { $0 + $1.reordered })
    let answers = Double(bands.reduce(0) { $0 + $1.answers })
    return [
      "answers": Sheet.Door(
        audience: audience,
        account: account.letter(Input("n(answers)", "answers counted", answers))),
      "revenue_90": Sheet.Door(
        audience: audience, account: account.mean(revenue, over: matured, unit)),
      "back_90": Sheet.Door(
        audience: audience, account: account.share(reordered, of: matured, .count)),
    ]
  }

  private func scale(_ group: SatisfactionGroup) -> String {
    "\(group.scale.minimum)–\(group.scale.maximum)"
      + (group.scale.isHigherBetter ? "" : " ↓")
  }

  private func mean(_ sum: Int64, _ count: Int) -> Sheet.Cell {
    count == 0 ? .absent : .averageMoney(Double(sum) / Double(count))
  }

  private func share(_ part: Int, _ whole: Int) -> Sheet.Cell {
    whole == 0 ? .absent : .share(Double(part) / Double(whole))
  }
}

extension Wording {
  /// A band of answers.
  func name(of band: SatisfactionBand) -> String {
    switch band {
    case .promoter: say("promoters", "promoteurs")
    case .passive: say("passives", "passifs")
    case .detractor: say("detractors", "détracteurs")
    case .satisfied: say("satisfied", "satisfaits")
    case .other: say("others", "autres")
    }
  }
}
