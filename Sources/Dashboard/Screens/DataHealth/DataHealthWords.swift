import CustomerData

extension Wording {
  /// `orders_export.csv:88,214`, or the file alone.
  func place(of problem: IngestProblem) -> String {
    problem.line > 0 ? "\(problem.file):\(problem.line)" : problem.file
  }

  /// A problem on one line: place, column, why, value.
  func line(of problem: IngestProblem) -> String {
    let value = problem.value.isEmpty ? "" : say("“\(problem.value)”", "« \(problem.value) »")
    return [place(of: problem), problem.column, sentence(problem.reason), value]
      .filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// What became of a file's rows.
  func sentence(_ file: FileReport) -> String {
    let rows = plural(file.rows, "row", "rows", "ligne", "lignes")
    var text =
      file.name + colon + rows + ", "
      + say("\(number(file.accepted)) read", "\(number(file.accepted)) lues")
    if file.refused > 0 {
      text += ", " + say("\(number(file.refused)) refused", "\(number(file.refused)) refusées")
    }
    if file.dropped > 0 {
      text += ", " + say("\(number(file.dropped)) dropped", "\(number(file.dropped)) écartées")
    }
    guard !file.unusedColumns.isEmpty else { return text }
    let columns = plural(
      file.unusedColumns.count, "column unused", "columns unused", "colonne inutilisée",
      "colonnes inutilisées")
    return text + " · " + columns
  }

  /// What a file holds.
  func kind(_ kind: FileKind?) -> String {
    switch kind {
    case nil: say("not recognised", "non reconnu")
    case .orders: say("orders", "commandes")
    case .lineItems: say("order lines", "lignes")
    case .customers: say("customers", "clients")
    case .products: say("products", "produits")
    case .consents: say("consents", "consentements")
    case .returns: say("returns", "retours")
    case .costs: say("costs", "coûts")
    case .surveys: say("surveys", "enquêtes")
    case .messages: say("messages", "messages")
    case .tickets: say("tickets", "tickets")
    case .deliveries: say("deliveries", "livraisons")
    case .spend: say("ad spend", "dépenses pub")
    case .campaigns: say("campaigns", "campagnes")
    case .points: say("points", "points")
    case .referrals: say("referrals", "parrainages")
    case .sessions: say("visits", "visites")
    }
  }

  /// Why an order is in no figure.
  func reason(_ exclusion: OrderExclusion) -> String {
    switch exclusion {
    case .test: say("test orders", "commandes de test")
    case .cancelled: say("cancelled", "annulées")
    case .unpaid: say("not paid or voided", "impayées")
    case .refunded: say("refunded in full", "remboursées en entier")
    case .zero: say("worth nothing", "sans valeur")
    case .unknownCurrency: say("currency without a rate", "devise sans cours")
    case .afterAsOf: say("after the as-of day", "après le jour de référence")
    }
  }

  /// What can be done about a problem.
  func advice(_ problem: IngestProblem) -> String {
    switch problem.severity {
    case .error:
      say(
        "The row is in no figure. Correct it in the export (or add a rule to tenure.toml), then R reads the folder again.",
        "La ligne n’est dans aucun chiffre. Corrigez l’export (ou ajoutez une règle à tenure.toml), puis R relit le dossier."
      )
    case .warning:
      say(
        "Read, but perhaps not as meant: check the value, then R reads the folder again.",
        "Lue, mais peut-être pas comme voulu : vérifiez la valeur, puis R relit le dossier.")
    case .note: say("Nothing to do; worth knowing.", "Rien à faire ; bon à savoir.")
    }
  }
}
