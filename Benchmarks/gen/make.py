#!/usr/bin/env python3
"""Writes an invented shop as a folder Tenure can open: orders.csv and tenure.toml.

  make.py --rows 1000000 --out DIR [--layout generic|shopify] [--ids number|text] [--seed 7]

generic  one row an order, eleven columns, sorted by time
shopify  the 79 columns of Shopify's order export: one row a line item, the order's own columns on the first one
         only, with quoted commas, doubled quotes and line breaks
"""
import argparse
from pathlib import Path

import numpy as np
import polars as pl

import shop
from columns import local, money, numbered, words
from wide import wide

TOML = f"""[shop]
name = "Benchmark"
currency = "EUR"
timezone = "{shop.ZONE}"
"""


def generic(rows: int, seed: int, ids: str) -> pl.DataFrame:
    orders = shop.orders(rows, seed)
    customer = 6_000_000_000 + orders.customer * 37     # sparse, ten digits, as shops number people
    return pl.DataFrame({
        "order_id": np.arange(rows) + 100_000_001,
        "customer_id": customer if ids == "number" else numbered("C-", orders.customer, 9),
        "created_at": local(orders.second, "%Y-%m-%dT%H:%M:%S%:z"),
        "currency": ["EUR"] * rows,
        "total": money(orders.cents),
        "discount": money(orders.discount),
        "channel": words(shop.CHANNELS, orders.channel),
        "country": words(shop.COUNTRIES, orders.country),
        "category": words(shop.CATEGORIES, shop.categories(seed)[orders.sku]),
        "sku": numbered("SKU-", orders.sku, 4),
        "quantity": orders.quantity,
    })


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rows", type=int, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--layout", choices=["generic", "shopify"], default="generic")
    arguments.add_argument("--ids", choices=["number", "text"], default="number")
    arguments.add_argument("--seed", type=int, default=7)
    asked = arguments.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    frame = generic(asked.rows, asked.seed, asked.ids) if asked.layout == "generic" else wide(asked.rows, asked.seed)
    (asked.out / "tenure.toml").write_text(TOML)
    # The name appears when the file is whole: a broken run is never taken for data.
    partial = asked.out / ".orders.csv"
    frame.write_csv(partial, float_precision=2)
    partial.rename(asked.out / "orders.csv")
    print(f"{asked.out}/orders.csv: {asked.rows} rows, {(asked.out / 'orders.csv').stat().st_size} bytes")


if __name__ == "__main__":
    main()
