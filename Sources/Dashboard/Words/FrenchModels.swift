/// What is said of models in French, by the English text; `#` stands for each number.
enum FrenchModels {
  /// Names, meanings, letters and remarks.
  static let texts = names.merging(meanings) { first, _ in first }
    .merging(letters) { first, _ in first }
    .merging(remarks) { first, _ in first }

  private static let names = [
    "Area under the curve (AUC)": "Aire sous la courbe (AUC)",
    "Calibration error (ICI)": "Erreur de calibration (ICI)",
    "Precision in the top tenth": "Précision du premier dixième",
    "Orders foreseen": "Commandes prévues",
    "Left, of those told this risk": "Partis, parmi ceux à ce risque",
    "Drift since the fit before": "Dérive depuis l’ajustement précédent",
    "Value at risk of a group": "Valeur à risque d’un groupe",
    "Regularity of purchases": "Régularité des achats",
    "Orders and spend per order": "Commandes et panier",
  ]

  private static let meanings = [
    "Of all pairs of a customer who left and one who stayed, the share in which the one who left had been told the higher risk; #.# is chance, # is perfect.":
      "Parmi toutes les paires d’un partant et d’un restant, la part où le partant avait reçu le plus haut risque ; #,# est le hasard, # est parfait.",
    "How far a risk lies from the share that left among customers of that risk, on average over customers; # means that a risk is what it says.":
      "La distance entre un risque et la part de partants parmi les clients de ce risque, en moyenne ; # veut dire que le risque dit vrai.",
    "Of the tenth of customers with the highest risk, the share that did not order.":
      "Parmi le dixième de clients au plus haut risque, la part qui n’a pas commandé.",
    "How far the orders foreseen for everybody together lie from those there were; # is perfect.":
      "L’écart entre les commandes prévues pour tous ensemble et celles qu’il y eut ; # est parfait.",
    "Of customers who were told about the same risk, the share that did not order; near the risk they were told, the model can be believed.":
      "Parmi les clients au risque annoncé semblable, la part qui n’a pas commandé ; proche du risque annoncé, le modèle est crédible.",
    "How differently customers are spread over the risks of the fit before; below #.# little has changed, above #.# that fit would no longer do.":
      "La différence de répartition des clients selon les risques de l’ajustement précédent ; sous #,# peu a changé, au-dessus de #,# il ne suffirait plus.",
    "Whether customers buy at random times (#, as the purchase models assume) or by a rhythm of their own (larger).":
      "Si les clients achètent au hasard (#, comme les modèles d’achat le supposent) ou à leur propre rythme (plus grand).",
    "Whether who orders often spends differently per order; the spend model assumes not, and above #.# it is doubtful.":
      "Si ceux qui commandent souvent ont un autre panier ; le modèle de dépense suppose que non, et au-dessus de #,# c’est douteux.",
    "How alike customers are in how often they buy: below # most buy seldom and a few often.":
      "La ressemblance des clients en fréquence d’achat : sous #, la plupart achètent rarement et quelques-uns souvent.",
    "The scale of how often customers buy, in weeks: r / alpha is the mean number of orders a week.":
      "L’échelle de la fréquence d’achat, en semaines : r / alpha est le nombre moyen de commandes par semaine.",
    "How likely customers are to stop after an order: a / (a + b) on average.":
      "La chance qu’un client s’arrête après une commande : a / (a + b) en moyenne.",
    "How likely customers are to go on after an order: b / (a + b) on average.":
      "La chance qu’un client continue après une commande : b / (a + b) en moyenne.",
    "What the customers of the group spent in a year, as far as it will probably not come again.":
      "Ce que les clients du groupe dépensaient en un an, dans la mesure où cela ne reviendra sans doute pas.",
    "How alike customers are in how soon they stop.":
      "La ressemblance des clients dans le délai avant de s’arrêter.",
    "The scale of how soon customers stop, in weeks: s / beta is the mean rate of stopping.":
      "L’échelle du délai avant l’arrêt, en semaines : s / beta est le taux moyen d’arrêt.",
    "How alike the orders of one customer are in value: the larger, the more alike.":
      "La ressemblance des paniers d’un même client : plus c’est grand, plus ils se ressemblent.",
    "How alike customers are in what they spend an order: the larger, the more alike.":
      "La ressemblance des clients en panier moyen : plus c’est grand, plus ils se ressemblent.",
    "The scale of what customers spend an order: p × gamma / (q − #) is everybody's mean.":
      "L’échelle du panier : p × gamma / (q − #) est la moyenne de tous.",
    "How much large weights are held down; chosen on customers and days the model had not seen.":
      "La retenue des grands poids ; choisie sur des clients et des jours jamais vus du modèle.",
    "The log-odds of not ordering of a customer whose every signal is the mean.":
      "Le logit de ne pas commander d’un client dont chaque signal est la moyenne.",
    "The weight of a signal: what one spread more of it adds to the log-odds of not ordering.":
      "Le poids d’un signal : ce qu’un écart type de plus ajoute au logit de ne pas commander.",
    "Trees grown; chosen on customers and days the model had not seen.":
      "Arbres ; leur nombre est choisi sur des clients et des jours jamais vus du modèle.",
    "Branchings from the root of a tree to a leaf.":
      "Branchements de la racine d’un arbre à une feuille.",
    "The mean squared error of the risk, over everybody who had bought by the days tried, once a day; # is perfect, lower is better.":
      "L’erreur quadratique moyenne du risque, sur tous ceux qui avaient acheté aux jours d’essai, une fois par jour ; # est parfait, plus bas est mieux.",
    "How much of the mean risk is this model's: every model counts the same.":
      "La part de ce modèle dans le risque moyen : chaque modèle compte autant.",
    "How much of each tree is believed.": "La part de chaque arbre que l’on croit.",
    "Where the dice begin: the same seed and data give the same trees.":
      "L’origine du hasard : mêmes graine et données, mêmes arbres.",
    "Past days the model has learned from.": "Jours passés dont le modèle a appris.",
    "Customers it has learned from, over all those days.":
      "Clients dont il a appris, sur tous ces jours.",
    "Order days within the horizon of a customer who came back in it.":
      "Jours d’achat à l’horizon d’un client qui y est revenu.",
    "What calibration adds to the log-odds, so that a risk means what it says.":
      "Ce que la calibration ajoute au logit, pour qu’un risque dise vrai.",
    "What calibration multiplies the log-odds by, so that a risk means what it says.":
      "Ce par quoi la calibration multiplie le logit, pour qu’un risque dise vrai.",
    "Steps of the never-falling function that makes a risk mean what it says.":
      "Marches de la fonction croissante qui fait qu’un risque dit vrai.",
  ]

  private static let letters = [
    "risk × net value of the # days up to the last order, over # customers":
      "risque × valeur nette des # jours avant la dernière commande, sur # clients",
    "customers who had bought by that day": "clients ayant acheté à ce jour",
    "customers who had bought by the days tried": "clients ayant acheté aux jours d’essai",
    // A raised 2 is a number too.
    "(risk − what happened)#, added up": "(risque − ce qui est arrivé)#, additionnés",
    "pairs of one who left and one who stayed": "paires d’un partant et d’un restant",
    "of them with the higher risk for who left, ties by half":
      "dont le plus haut risque est au partant, égalités pour moitié",
    "|risk − smoothed share that left|, added up":
      "|risque − part lissée de partants|, additionnés",
    "of them without an order in the days after": "d’entre eux, sans commande les jours suivants",
    "customers with the highest risk, a tenth of all":
      "clients au plus haut risque, un dixième de tous",
    "order days foreseen for everybody together": "jours d’achat prévus pour tous ensemble",
    "order days there were": "jours d’achat qu’il y eut",
    "customers of similar risk": "clients de risque semblable",
    "(now − then) × ln(now ÷ then), shares of customers in each tenth of that fit's risks, added up":
      "(maintenant − alors) × ln(maintenant ÷ alors), parts de clients par dixième des risques d’alors, additionnés",
    "of the first gap's share of the first two gaps, over customers":
      "de la part du premier écart dans les deux premiers, entre clients",
    "Pearson's, of repeat orders and their mean value":
      "de Pearson, entre commandes répétées et leur valeur moyenne",
    "as fitted": "tel qu’ajusté",
    "customers with a risk of # % or more": "clients à un risque de # % ou plus",
    "chance of no order within the horizon": "chance de ne rien commander à l’horizon",
    "net value of the # days up to the last order":
      "valeur nette des # jours avant la dernière commande",
  ]

  private static let remarks = [
    "fitted on what was known on #-#-#, scored on the # days after it":
      "ajusté sur ce qui était connu le #-#-#, noté sur les # jours suivants",
    "fitted on #-#-#: #.#; # of # did not order in the # days after":
      "ajusté au #-#-# : #,# ; # sur # n’ont pas commandé dans les # jours suivants",
    "telling everybody the share that left after each day is worth #.#":
      "annoncer à tous la part partie après chaque jour vaut #,#",
    "told #.# % on average": "#,# % annoncés en moyenne",
    "# % interval #.# to #.# %": "intervalle à # % : #,# à #,# %",
    "the fit before is of #-#-#": "l’ajustement précédent est du #-#-#",
    "it told #.# % on average, and would tell today's customers #.# %":
      "il annonçait #,# % en moyenne, et annoncerait #,# % aux clients du jour",
    "today's fit tells the same customers #.# points more or less, on average":
      "l’ajustement du jour annonce aux mêmes clients #,# points de plus ou de moins, en moyenne",
    "measured on # customers with three order days or more":
      "mesuré sur # clients ayant trois jours d’achat ou plus",
    "measured on # customers who came back": "mesuré sur # clients revenus",
    "model Logistic, fitted on everything up to the as-of day":
      "modèle Logistic, ajusté sur tout jusqu’au jour de référence",
    "model Recency, fitted on everything up to the as-of day":
      "modèle Recency, ajusté sur tout jusqu’au jour de référence",
    "model Mean, fitted on everything up to the as-of day":
      "modèle Mean, ajusté sur tout jusqu’au jour de référence",
    "model XGBoost, fitted on everything up to the as-of day":
      "modèle XGBoost, ajusté sur tout jusqu’au jour de référence",
    "model BG/NBD, fitted on everything up to the as-of day":
      "modèle BG/NBD, ajusté sur tout jusqu’au jour de référence",
    "model MBG/NBD, fitted on everything up to the as-of day":
      "modèle MBG/NBD, ajusté sur tout jusqu’au jour de référence",
    "model Pareto/NBD, fitted on everything up to the as-of day":
      "modèle Pareto/NBD, ajusté sur tout jusqu’au jour de référence",
    "model NBD, fitted on everything up to the as-of day":
      "modèle NBD, ajusté sur tout jusqu’au jour de référence",
    "model Gamma-Gamma, fitted on everything up to the as-of day":
      "modèle Gamma-Gamma, ajusté sur tout jusqu’au jour de référence",
    "standard error #.#": "erreur type #,#",
    "log-likelihood -#.#": "log-vraisemblance −#,#",
    "no standard error: a penalty or a choice, not a summit":
      "pas d’erreur type : une retenue ou un choix, pas un maximum",
    "no standard error: the likelihood has no summit, so this is not knowledge":
      "pas d’erreur type : la vraisemblance n’a pas de maximum, ceci n’est donc pas un savoir",
    "fewer than # customers came back: no spend model":
      "moins de # clients revenus : pas de modèle de dépense",
    "spends are too alike for a model: the plain mean is used":
      "dépenses trop semblables pour un modèle : la moyenne sert",
    "who orders often spends differently per order: the spend model assumes otherwise":
      "qui commande souvent a un autre panier : le modèle de dépense suppose le contraire",
    "no model serves: the rule of silence does": "aucun modèle ne sert : la règle du silence sert",
    "back-test: Brier #.#, against #.# for telling everybody the same":
      "essai : Brier #,#, contre #,# en disant la même chose à tous",
    "model Logistic, horizon # days": "modèle Logistic, horizon de # jours",
    "model Recency, horizon # days": "modèle Recency, horizon de # jours",
    "model Mean, horizon # days": "modèle Mean, horizon de # jours",
    "model XGBoost, horizon # days": "modèle XGBoost, horizon de # jours",
    "model BG/NBD, horizon # days": "modèle BG/NBD, horizon de # jours",
    "model MBG/NBD, horizon # days": "modèle MBG/NBD, horizon de # jours",
    "model Pareto/NBD, horizon # days": "modèle Pareto/NBD, horizon de # jours",
    "model NBD, horizon # days": "modèle NBD, horizon de # jours",
  ]
}
