/// French for what `--help` says of the commands.
enum FrenchCommands {
  static let abstracts: [String: String] = [
    "Retention analytics in the terminal.": "La rétention de vos clients, dans le terminal.",
    "Open the dashboard (what tenure does without a command).":
      "Ouvrir le tableau de bord (ce que fait tenure sans commande).",
    "The key figures with their change against the period before.":
      "Les chiffres clés et leur évolution depuis la période d’avant.",
    "Of the customers who first bought in the same period, who bought again.":
      "Parmi les clients venus à la même période, lesquels ont racheté.",
    "Recency, frequency and monetary segments.": "Segments par récence, fréquence et montant.",
    "The revenue bridge: lost, contraction, expansion, reactivated, new; GRR and NRR.":
      "Le passage du CA : perdu, en baisse, en hausse, réactivé, nouveau ; GRR et NRR.",
    "Repeat rates at 30 to 365 days, the time to a second order, and the usual gaps.":
      "Taux de réachat de 30 à 365 jours, délai de la 2e commande, rythmes habituels.",
    "Any number of the glossary by channel, category, product, country, segment …":
      "Tout indicateur par canal, catégorie, produit, pays, segment …",
    "The share of revenue of the top 1, 5 and 20 % of customers, and of loyal ones.":
      "La part du CA des 1, 5 et 20 % meilleurs clients, et des fidèles.",
    "Order values (mean, median, P90), new and returning revenue; or orders by hour.":
      "Paniers (moyenne, médiane, P90), CA nouveau et fidèle ; ou commandes par heure.",
    "The share of orders refunded in part, by product or category.":
      "La part des commandes remboursées en partie, par produit ou catégorie.",
    "What some points more of retention would bring in 12 months, from own figures.":
      "Ce que rapporteraient en 12 mois quelques points de rétention, d’après vos chiffres.",
    "NPS, CSAT and CES with intervals, by wave, and what each band bought afterwards.":
      "NPS, CSAT et CES avec intervalles, par vague, et les achats qui ont suivi.",
    "Cost of acquisition, return on ad spend and payback against a spend file.":
      "Coût d’acquisition, retour sur dépense publicitaire et délai de retour.",
    "Numbers asked for in words: show … per …, cohort … in last 12 months.":
      "Des chiffres demandés en mots : show … per …, cohort … in last 12 months.",
    "Customers who will probably not order within the horizon, and why.":
      "Les clients qui ne commanderont sans doute pas d’ici l’horizon, et pourquoi.",
    "The fitted models, which one serves, and how each would have done.":
      "Les modèles ajustés, celui qui sert, et ce qu’aurait donné chacun.",
    "The customers, one row each (those with an order, unless --audience says whom).":
      "Les clients, une ligne chacun (ceux qui ont commandé, sauf --audience).",
    "One customer's profile.": "La fiche d’un client.",
    "What a number means, its formula with today's values, and who was left out.":
      "Le sens d’un chiffre, sa formule avec les valeurs du jour, et qui est exclu.",
    "Audiences: count, show, save, check, compare, explain.":
      "Audiences : compter, montrer, enregistrer, vérifier, comparer, expliquer.",
    "How many customers, what they brought, who may be written to.":
      "Combien de clients, ce qu’ils ont rapporté, à qui l’on peut écrire.",
    "The customers of an audience.": "Les clients d’une audience.",
    "The saved audiences with their present size.":
      "Les audiences enregistrées et leur taille actuelle.",
    "Keep an expression under a name.": "Garder une expression sous un nom.",
    "Check saved audiences: they parse, and hold as many customers as they expect.":
      "Vérifier les audiences enregistrées : lisibles, et de la taille attendue.",
    "Who entered and who left an audience since a day.":
      "Qui est entré dans une audience et qui en est sorti depuis un jour.",
    "Clause by clause why a customer is in an audience, or is not.":
      "Clause par clause, pourquoi un client est dans une audience ou non.",
    "How many customers saved audiences have in common, each with each.":
      "Combien de clients les audiences ont en commun, deux à deux.",
    "Audiences of the trade that this shop can use; --save keeps them as files.":
      "Audiences du métier utilisables ici ; --save les garde en fichiers.",
    "Deliver an audience as a file, consent proven.":
      "Livrer une audience en fichier, consentement prouvé.",
    "Check a delivered file against its proof, the log and the data.":
      "Vérifier un fichier livré contre sa preuve, le journal et les données.",
    "Put people on the suppression list, or take them off.":
      "Mettre des personnes sur la liste d’exclusion, ou les en retirer.",
    "Forget a customer, here and wherever they were delivered.":
      "Oublier un client, ici et partout où il a été livré.",
    "Everything that is known of one customer, for that customer.":
      "Tout ce que l’on sait d’un client, pour ce client.",
    "Customers silent for years, whose data should be erased or made anonymous.":
      "Clients muets depuis des années, à effacer ou à anonymiser.",
    "What was read, what was refused and why, by file and line.":
      "Ce qui a été lu, refusé et pourquoi, par fichier et ligne.",
    "Write an invented shop: the same seed gives the same bytes.":
      "Écrire une boutique inventée : même graine, mêmes octets.",
    "Walk through the dashboard, step by step, on the sample shop.":
      "Parcourir le tableau de bord pas à pas, sur la boutique d’exemple.",
    "Order values (mean, median, P90), new and returning revenue; orders by hour; or the orders.":
      "Paniers (moyenne, médiane, P90), CA nouveau ou revenu ; par heure ; ou une à une.",
    "Print the man page.": "Imprimer la page de manuel.",
    "Do the benchmark's tasks once and print their tables.":
      "Faire une fois les tâches du banc d’essai et imprimer leurs tables.",
    "Themes and their contrast.": "Les thèmes et leur contraste.",
    "The themes that can be used.": "Les thèmes disponibles.",
    "How well a theme's text reads; 4.5:1 is asked for.":
      "La lisibilité d’un thème ; 4,5:1 est demandé.",
    "Show subcommand help information.": "Montrer l’aide d’une commande.",
  ]
}
