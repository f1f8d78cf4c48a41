/// French for what `--help` says of arguments and options.
enum FrenchOptions {
  static let abstracts: [String: String] = [
    "Show the version.": "Montrer la version.",
    "Show help information.": "Montrer cette aide.",
    "A folder of exports (default: $TENURE_DATA, else the sample shop).":
      "Un dossier d’exports (par défaut $TENURE_DATA, sinon la boutique d’exemple).",
    "The day whose end the figures are of (default: the local day of the last dated row).":
      "Le jour à la fin duquel se lisent les chiffres (par défaut celui de la dernière ligne datée).",
    "Restrict everything to these customers.": "Tout limiter à ces clients.",
    "How to print: text, csv or json.": "Forme imprimée : text, csv ou json.",
    "The language: en or fr (default: the locale's).":
      "La langue : en ou fr (par défaut celle du système).",
    "The folder of saved audiences and deliveries (default: $TENURE_WORKSPACE, else under $XDG_DATA_HOME).":
      "Le dossier des audiences et livraisons (par défaut $TENURE_WORKSPACE, sinon sous $XDG_DATA_HOME).",
    "The activity window of retention and churn: days, or p90 of the gaps between purchases (default: tenure.toml's).":
      "La fenêtre d’activité : des jours, ou p90 des intervalles d’achat (par défaut celle de tenure.toml).",
    "Neither read nor write a snapshot file.": "Ne lire ni écrire aucun instantané.",
    "Print nothing but the answer.": "N’imprimer que la réponse.",
    "The theme: a name of tenure themes list or a file (default: config.toml's, else dark).":
      "Le thème : un nom de tenure themes list ou un fichier (par défaut celui de config.toml, sinon dark).",
    "Line by line instead of the full screen, for screen readers; the keys are the same.":
      "Ligne à ligne au lieu du plein écran, pour lecteurs d’écran ; mêmes touches.",
    "Line by line instead of the full screen, for screen readers.":
      "Ligne à ligne au lieu du plein écran, pour lecteurs d’écran.",
    "Only ASCII characters.": "Uniquement des caractères ASCII.",
    "Progress in quarters instead of moving (also TENURE_REDUCED_MOTION=1).":
      "La progression par quarts, sans mouvement (ou TENURE_REDUCED_MOTION=1).",
    "Give back a terminal that a killed program left broken.":
      "Rendre utilisable un terminal laissé cassé par un programme tué.",
    "Its columns and rows.": "Ses colonnes et lignes.",
    "Keys to press first, such as 'jj<enter>x'.": "Touches à presser avant, comme 'jj<enter>x'.",
    "As an SVG picture instead of text.": "En image SVG au lieu de texte.",
    "The last DAYS days, or FROM..TO.": "Les derniers DAYS jours, ou DE..À.",
    "One row a week, month, quarter or year.":
      "Une ligne par semaine, mois, trimestre ou année : week, month, quarter, year.",
    "The length of a period: week, month, quarter or year.":
      "La durée d’une période : week, month, quarter ou year.",
    "One row a customer, with scores and segment.": "Une ligne par client, scores et segment.",
    "The map of scores to segments, as lines for tenure.toml to change there.":
      "La carte des scores vers les segments, à changer dans tenure.toml.",
    "The days, order days and amounts that each score stands for.":
      "Les jours, jours de commande et montants de chaque score.",
    "The 25 squares of recency and frequency.": "Les 25 carrés de récence et fréquence.",
    "Who moved between this day and the as-of day.": "Qui a changé entre ce jour et le jour lu.",
    "How many rows (default: text a screenful, csv and json everyone).":
      "Combien de lignes (par défaut un écran en texte, tous en csv et json).",
    "The days ahead in which no order is feared.":
      "Les jours à venir où l’on craint l’absence de commande.",
    "The days ahead that are forecast.": "Les jours à venir qui sont prévus.",
    "The shop's id of the customer, as tenure customers prints it.":
      "L’identifiant du client dans la boutique, tel qu’imprimé par tenure customers.",
    "The shop's id of the customer.": "L’identifiant du client dans la boutique.",
    "An expression, or the name of a saved audience.":
      "Une expression, ou le nom d’une audience enregistrée.",
    "Its name.": "Son nom.", "The expression.": "L’expression.",
    "Replace an audience of that name.": "Remplacer l’audience de ce nom.",
    "The name of one audience (default: all).": "Le nom d’une audience (par défaut toutes).",
    "The day to compare with.": "Le jour à comparer.",
    "What the list is for, where it can be chosen: email, sms, ads or profiling.":
      "L’usage de la liste, là où il se choisit : email, sms, ads ou profiling.",
    "The share left alone so that the effect can be measured, such as 10%.":
      "La part laissée tranquille pour mesurer l’effet, comme 10%.",
    "Why nobody is left alone (with --holdout 0).":
      "Pourquoi personne n’est laissé tranquille (avec --holdout 0).",
    "The campaign; its holdout is the same every time.":
      "La campagne ; son groupe témoin reste le même.",
    "At most so many deliveries in so many days, such as 4/7.":
      "Au plus tant de livraisons en tant de jours, comme 4/7.",
    "The file to write (default: a name of its own in the current folder).":
      "Le fichier à écrire (par défaut un nom propre dans le dossier courant).",
    "Only say what would be delivered.": "Dire seulement ce qui serait livré.",
    "With --preview: say who is held back and why, instead of how many.":
      "Avec --preview : dire qui est retenu et pourquoi, au lieu de combien.",
    "Replace a file that is there.": "Remplacer un fichier présent.",
    "The delivered file; its proof lies beside it.": "Le fichier livré ; sa preuve est à côté.",
    "E-mail addresses.": "Adresses e-mail.", "Phone numbers.": "Numéros de téléphone.",
    "Customers' ids.": "Identifiants de clients.",
    "A file with one of them a line; - is standard input.":
      "Un fichier, un par ligne ; - est l’entrée standard.",
    "Take them off the list again; whoever was erased stays on it.":
      "Les retirer de la liste ; qui a été effacé y reste.",
    "Years without a sign.": "Années sans signe.",
    "The folder to write into; made when it is not there.": "Le dossier à écrire ; créé au besoin.",
    "How many orders.": "Combien de commandes.", "The language: en or fr.": "La langue : en ou fr.",
    "Replace files that are there.": "Remplacer les fichiers présents.",
    "Print nothing.": "Ne rien imprimer.",
    "A theme file, or the name of a theme.": "Un fichier de thème, ou le nom d’un thème.",
    "By product or category.": "Par produit (product) ou catégorie (category).",
    "By channel or campaign.": "Par canal (channel) ou campagne (campaign).",
    "Only one survey, by its name.": "Une seule enquête, par son nom.",
    "A statement that begins with show or cohort.": "Une phrase qui commence par show ou cohort.",
    "The windows' length in days (default: the shop's activity window).":
      "La durée des fenêtres en jours (par défaut la fenêtre d’activité).",
    "How many customers reach the second, third … order instead.":
      "Plutôt : combien de clients atteignent la 2e, 3e … commande.",
    "The waiting curve, step by step, with Greenwood's interval instead.":
      "Plutôt : la courbe d’attente pas à pas, avec l’intervalle de Greenwood.",
    "Points of retention gained, such as 5.": "Points de rétention gagnés, comme 5.",
  ].merging(choices) { first, _ in first }

  /// Those that list what can be chosen.
  private static let choices: [String: String] = [
    "Print one screen and end: overview, cohorts, segments, at-risk, customers, audiences, models, data-health.":
      "Imprimer un écran et finir : overview, cohorts, segments, at-risk, customers, audiences, models, data-health.",
    "What a cell says: customers, retention, rolling, cumulative, revenue, revenue_retention, ltv or orders.":
      "Ce que dit une cellule : customers, retention, rolling, cumulative, revenue, revenue_retention, ltv ou orders.",
    "Split by channel, category, product, country, campaign, basket or discounted.":
      "Découper par channel, category, product, country, campaign, basket ou discounted.",
    "Periods counted from each customer's own first order: edges such as 0-30-60-90-180-365, or one length such as 30.":
      "Périodes comptées depuis la 1re commande de chacun : bornes comme 0-30-60-90-180-365, ou une durée comme 30.",
    "With --brackets, money is margin: net revenue less cost, where the cost is known.":
      "Avec --brackets, l’argent est la marge : CA net moins coût, là où il est connu.",
    "Two cohorts side by side with the difference and its interval: 2011-01,2011-02; with --split two of its values: web,shop.":
      "Deux cohortes côte à côte, l’écart et son intervalle : 2011-01,2011-02 ; avec --split deux valeurs : web,shop.",
    "On the ladder, only customers at least so many days old.":
      "Sur l’échelle, seulement les clients d’au moins tant de jours.",
    "A number of the glossary: repeat_rate_90, aov, retention_rate …":
      "Un indicateur du glossaire : repeat_rate_90, aov, retention_rate …",
    "Tell apart by channel, category, product, country, campaign, basket, discount, refund, source, device, segment or tag.":
      "Distinguer par channel, category, product, country, campaign, basket, discount, refund, source, device, segment ou tag.",
    "By day of the week and hour instead.":
      "Plutôt par jour de semaine et heure.",
    "The last DAYS days (default: 90, with --hours 365).":
      "Les derniers DAYS jours (par défaut 90, avec --hours 365).",
    "Only answers of the last so many days (default: all).":
      "Seulement les réponses des derniers jours (par défaut toutes).",
    "Spend and first orders of the last so many days.":
      "Dépenses et premières commandes des derniers jours.",
    "How each model, fitted a horizon ago, foresaw what has happened since.":
      "Ce que chaque modèle, ajusté un horizon plus tôt, avait prévu de la suite.",
    "customer_id, first_order, last_order, orders, occasions, revenue, aov, segment, risk, recency_days, usual_gap_days or clv; a leading - turns it round.":
      "customer_id, first_order, last_order, orders, occasions, revenue, aov, segment, risk, recency_days, usual_gap_days ou clv ; un - devant inverse.",
    "Any number of the glossary: retention_rate, aov, ltv, segments …":
      "Tout indicateur du glossaire : retention_rate, aov, ltv, segments …",
    "A saved audience or an expression; several times (default: all saved ones).":
      "Une audience ou une expression ; plusieurs fois (par défaut toutes les enregistrées).",
    "Keep each as a .tql file of the workspace; one that is there stays.":
      "Garder chacune en fichier .tql ; un fichier présent reste.",
    "The destination: csv, meta, google, tiktok, pinterest, snapchat, snapchat-phone, klaviyo, brevo, mailchimp, hubspot, jsonl, report.":
      "La destination : csv, meta, google, tiktok, pinterest, snapchat, snapchat-phone, klaviyo, brevo, mailchimp, hubspot, jsonl, report.",
    "The folder for the removal files (default: removals in the workspace).":
      "Le dossier des fichiers de retrait (par défaut removals dans l’espace de travail).",
    "What chance begins with.":
      "La graine du hasard.",
    "shopify: the real export's 79 columns, one row a line item; generic: one file a kind.":
      "shopify : les 79 colonnes du vrai export, une ligne par article ; generic : un fichier par sorte.",
    "Which tasks.":
      "Quelles tâches.",
    "The orders themselves instead, newest first.":
      "Plutôt les commandes elles-mêmes, les dernières d’abord.",
    "With --list how many rows (default: text a screenful, csv and json all).":
      "Avec --list, combien de lignes (par défaut un écran en texte, toutes en csv et json).",
    "With --list from one day to another, or all.":
      "Avec --list, d’un jour à un autre, ou all.",
    "Whom task g is about.":
      "De qui parle la tâche g.",
  ]
}
