import Foundation

/// The two small files beside the data: the settings, and what is in the folder.
enum Papers {
  static func write(in folder: URL, orders: Int, seed: UInt64, layout: SampleShop.Layout)
    throws(SampleShopError)
  {
    try put(settings, "tenure.toml", folder)
    try put(readMe(orders, seed, layout), "README.md", folder)
  }

  private static func put(_ text: String, _ name: String, _ folder: URL) throws(SampleShopError) {
    do {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    } catch { throw .unwritable(name) }
  }

  private static let settings = """
    [shop]
    name = "Maison Aubépine"
    currency = "EUR"
    timezone = "Europe/Paris"
    industry = "cosmetics"

    """

  private static func readMe(_ orders: Int, _ seed: UInt64, _ layout: SampleShop.Layout) -> String {
    """
    # Maison Aubépine, a shop that does not exist

    Three years of an invented skincare shop, 2023-07-01 to 2026-06-30, Europe/Paris. Nobody in it
    is real: the e-mail domains are reserved for examples, the telephone numbers for fiction.

        tenure sample DIR --orders \(orders) --seed \(seed) --layout \(layout.rawValue)

    writes these files again, byte for byte.

    \(files(layout))

    Where an order came from is in `Note Attributes` of the Shopify layout (`utm_source`,
    `utm_medium`, `utm_campaign`) and in `channel` and `campaign` of the generic one.

    ## Stories to find

    - The shop starts from nothing and grows: three times as many newcomers a month at the end as
      at the start. Christmas, Mother's Day and Black Friday stand out; `Solaire` sells from May to
      August.
    - About half of the customers have bought once. Those of Black Friday come back less, as do
      those of `tiktok` and `affiliation`; those of `newsletter` and `direct` come back more.
      Germany and the Netherlands keep their customers better than Spain and Britain.
    - Many buyers of `Kit bio` take a sunscreen within two months.
    - Jars run empty: each product is bought again after its own number of days.
    - Some leave at once, some more slowly with every order; some buy only in sales, some only
      presents, some only for the sun; a few come all the time.
    - About a third allow ads; some of them take it back later.

    ## Faults on purpose

    - one order on 30 February, and one cancelled order whose total is `12,9O` with a letter O
    - a person called `=HYPERLINK(...)`; names in Chinese, Japanese and Korean, with apostrophes
      and with emoji; notes of several lines with quotes
    - people with two customer numbers and one address, in capitals or with a space at the end
    - orders without an address (the boutique, `pos`), guests without an account, a few people
      known by telephone only
    - eight test orders of the shop's own team; orders of nothing to pay, by gift card or as a
      goodwill gesture; cancelled, pending, partly and wholly refunded orders
    - two orders in the hour that comes twice, on 26 October 2025

    """
  }

  private static func files(_ layout: SampleShop.Layout) -> String {
    let own =
      switch layout {
      case .shopify:
        """
        - `orders_export.csv`: a row per line item, as Shopify exports it
        - `customers_export.csv`, `products_export.csv`: the same shop's people and shelf
        """
      case .generic:
        """
        - `orders.csv`, `line_items.csv`: what was bought
        - `customers.csv`, `products.csv`: people and shelf
        """
      }
    return own + """

      - `consents.csv`: who allowed what, and when
      - `surveys.csv`: two waves of a survey, and answers after deliveries
      - `messages.csv`: two newsletters; `spend.csv`: each month's advertising
      - `tenure.toml`: the shop's name, currency, zone
      """
  }
}
