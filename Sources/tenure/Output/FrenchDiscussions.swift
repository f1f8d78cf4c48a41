/// What commands say below their first line, in French, by paragraph.
enum FrenchDiscussions {
  static let paragraphs: [String: String] = [
    "a read the orders into columns (step ledger: and join them) · b customers per cohort and month · c revenue and value so far · d segments · e key figures per month · f percentiles of the days between orders · g b to f and h of the customers of --filter · h purchases per customer · i BG/NBD fitted, everyone scored · j most at risk · k all models fitted and tried · l the examples of the audience language, each asked twice.":
      "a lire les commandes en colonnes (étape ledger : et les joindre) · b clients par cohorte et mois · c CA et valeur à ce jour · d segments · e indicateurs par mois · f centiles des jours entre commandes · g b à f et h pour les clients de --filter · h achats par client · i BG/NBD ajusté, tous notés · j les plus à risque · k tous les modèles ajustés et essayés · l les exemples du langage d’audience, chacun demandé deux fois.",
    "Point it at a folder of exports (Shopify, WooCommerce, PrestaShop, generic CSV …):":
      "Donnez-lui un dossier d’exports (Shopify, WooCommerce, PrestaShop, CSV …) :",
    "Nothing leaves this machine. Every number is an audience: in the dashboard, enter opens the customers behind it, a shows their expression, x explains it, e delivers it.":
      "Rien ne quitte cette machine. Chaque chiffre est une audience : dans le tableau de bord, entrée ouvre ses clients, a montre leur expression, x l’explique, e les livre.",
    "After a return: tenure breakdown repeat_rate_90 ~/exports --by refund":
      "Après un retour : tenure breakdown repeat_rate_90 ~/exports --by refund",
    "With enough history the model that did best on the shop's own past tells the risk (tenure models); else the list is of customers silent for at least twice their usual gap.":
      "Avec assez d’historique, le risque vient du modèle qui a le mieux prévu le passé de la boutique (tenure models) ; sinon la liste est celle des clients silencieux depuis au moins deux fois leur rythme.",
    "Only customers with a granted consent for the very purpose leave; the proof is written beside the file.":
      "Seuls partent les clients qui ont consenti à cet usage précis ; la preuve est écrite à côté du fichier.",
    "On the same data the file is derived again: same expression, day, consents and holdout give the same bytes.":
      "Sur les mêmes données, le fichier est refait : même expression, même jour, mêmes consentements et même groupe témoin donnent les mêmes octets.",
    "The list holds hashes only and survives every new import. A line with @ is an address, one that begins with + a phone number, any other a customer's id; - reads standard input, which keeps addresses out of the shell's history.":
      "La liste ne contient que des empreintes et survit à tout nouvel import. Une ligne avec @ est une adresse, une ligne qui commence par + un téléphone, toute autre un identifiant de client ; - lit l’entrée standard, ce qui garde les adresses hors de l’historique du shell.",
    "Their orders stay, so that no total changes; what names them is replaced by a token, also when the files are read again. They are never delivered again. For each destination they were delivered to, a file is written that takes them out there.":
      "Leurs commandes restent, aucun total ne change ; ce qui les nomme est remplacé par un jeton, même quand les fichiers sont relus. Ils ne sont plus jamais livrés. Pour chaque destination qui les a reçus, un fichier est écrit qui les en retire.",
    "Heard of last is what the customer did: an order, a click, a word to support, an answer, a visit, a word of consent. Being written to and opening a message do not count.":
      "Le dernier signe est ce que le client a fait : une commande, un clic, un mot au support, une réponse, une visite, un consentement. Recevoir ou ouvrir un message ne compte pas.",
  ]
}
