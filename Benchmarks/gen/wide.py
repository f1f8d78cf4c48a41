"""The 79 columns of Shopify's order export, about 1.6 line items an order."""
import numpy as np
import polars as pl

import shop
from columns import local, money, numbered, words

HEADER = """Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,\
Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,\
Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,\
Lineitem fulfillment status,Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,\
Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping Street,\
Shipping Address1,Shipping Address2,Shipping Company,Shipping City,Shipping Zip,Shipping Province,Shipping Country,\
Shipping Phone,Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor,\
Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,Lineitem discount,Tax 1 Name,Tax 1 Value,\
Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name,Tax 4 Value,Tax 5 Name,Tax 5 Value,Phone,Receipt Number,\
Duties,Billing Province Name,Shipping Province Name,Payment ID,Payment Terms Name,Next Payment Due At,\
Payment References""".split(",")

FIRST = ["Alice", "Bob", "Chloé", "David", "Emma", "François", "Grace", "Hugo", "Inès", "Jack", "Léa", "Noah", "Zoë"]
LAST = ["Martin", "Bernard", "Smith", "García", "Rossi", "Müller", "O'Brien", "de Vries", "Silva", "Novák", "Lee"]
CITIES = ["Paris", "Lyon", "Berlin", "London", "Madrid", "Rome", "Amsterdam", "Zürich", "New York", "Saint-Étienne"]
FLATS = ["", "", "Apt 3", "Bâtiment B, 2e étage"]
CODES = ["", "", "", "WELCOME10", "BLACKFRIDAY", "VIP-15"]
NOTES = [""] * 17 + ["Please leave at the door", 'Gift: "Happy birthday!", thanks', "Line one\nline two, end"]
STATUS = ["paid"] * 18 + ["refunded", "partially_refunded"]


def wide(rows: int, seed: int) -> pl.DataFrame:
    chance = np.random.default_rng(seed + 2)
    lines = np.minimum(chance.geometric(0.63, rows), 8)
    count = int(np.searchsorted(np.cumsum(lines), rows)) + 1
    lines = lines[:count].copy()
    lines[-1] -= lines.sum() - rows
    orders = shop.orders(count, seed)
    order = np.repeat(np.arange(count), lines)
    columns = of_lines(orders, order, lines, rows, seed, chance)
    is_first = pl.Series(np.concatenate(([True], order[1:] != order[:-1])))
    for name, values in of_orders(orders, order, count, chance).items():
        columns[name] = pl.select(pl.when(is_first).then(values).otherwise(None)).to_series()
    nothing = pl.Series([None] * rows, dtype=pl.String)
    return pl.DataFrame({name: columns.get(name, nothing) for name in HEADER})


def of_lines(orders, order, lines, rows, seed, chance):
    """What every row tells."""
    sku = shop.skus(chance, rows)
    category = words(shop.CATEGORIES, shop.categories(seed)[sku])
    return {
        "Name": numbered("#", order + 1001),
        "Email": numbered("buyer.", orders.customer[order]) + "@example.com",
        "Created at": local(orders.second, "%Y-%m-%d %H:%M:%S %z").gather(order),
        "Lineitem quantity": pl.Series(1 + np.minimum(chance.geometric(0.7, rows) - 1, 9)),
        "Lineitem name": category + " no. " + pl.Series(sku).cast(pl.String) + " - M / Bleu, nuit",
        "Lineitem price": money(orders.cents[order] // lines[order]),
        "Lineitem sku": numbered("SKU-", sku, 4),
        "Lineitem requires shipping": same("true", rows), "Lineitem taxable": same("true", rows),
        "Lineitem fulfillment status": same("fulfilled", rows), "Vendor": same("Maison Tenure", rows),
        "Lineitem discount": money(np.zeros(rows)),
    }


def of_orders(orders, order, count, chance):
    """What only an order's first row tells; one entry a row."""
    rows = order.size
    cents, discount = orders.cents[order], orders.discount[order]
    status = chance.integers(0, len(STATUS), count)
    repaid = np.where(status[order] >= 18, cents // np.where(status[order] == 18, 1, 4), 0)
    columns = {
        "Financial Status": words(STATUS, status[order]),
        "Paid at": local(orders.second, "%Y-%m-%d %H:%M:%S %z").gather(order),
        "Fulfillment Status": same("fulfilled", rows),
        "Fulfilled at": local(orders.second + 90_000, "%Y-%m-%d %H:%M:%S %z").gather(order),
        "Accepts Marketing": words(["no", "yes"], orders.customer[order] % 2),
        "Currency": same("EUR", rows), "Subtotal": money(cents), "Shipping": money(np.zeros(rows)),
        "Taxes": money(cents // 6), "Total": money(cents),
        "Discount Code": words(CODES, chance.integers(0, len(CODES), count)[order]),
        "Discount Amount": money(discount), "Shipping Method": same("Colissimo, domicile", rows),
        "Notes": words(NOTES, chance.integers(0, len(NOTES), count)[order]),
        "Payment Method": same("Shopify Payments", rows),
        "Payment Reference": numbered("c", order * 7919, 12), "Refunded Amount": money(repaid),
        "Outstanding Balance": money(np.zeros(rows)), "Id": pl.Series(order + 5_000_000_000_000),
        "Tags": words(shop.CHANNELS, orders.channel[order]), "Risk Level": same("Low", rows),
        "Source": same("web", rows), "Tax 1 Name": same("FR TVA 20%", rows), "Tax 1 Value": money(cents // 6),
        "Payment ID": numbered("r", order * 104_729, 12), "Payment References": numbered("r", order * 104_729, 12),
    }
    for side in ("Billing", "Shipping"):
        columns |= {f"{side} {name}": values for name, values in address(orders, order, chance).items()}
    return columns


def address(orders, order, chance):
    people, customer = orders.customers, orders.customer[order]
    number = pl.Series(chance.integers(1, 200, people)).cast(pl.String) + " rue de la Paix"
    flat = words(FLATS, chance.integers(0, len(FLATS), people))
    comma = words(["", ", "], (flat.str.len_bytes() > 0).cast(pl.Int8).to_numpy())
    name = words(FIRST, chance.integers(0, len(FIRST), people)) + " " + words(LAST, chance.integers(0, len(LAST), people))
    own = {
        "Name": name, "Street": number + comma + flat, "Address1": number, "Address2": flat,
        "City": words(CITIES, chance.integers(0, len(CITIES), people)),
        "Zip": numbered("'", chance.integers(1000, 99999, people), 5),
        "Phone": numbered("'+336", chance.integers(0, 10**8, people), 8),
    }
    columns = {key: values.gather(customer) for key, values in own.items()}
    return columns | {"Country": words(shop.COUNTRIES, orders.country[order])}


def same(word, rows):
    return pl.repeat(word, rows, eager=True)
