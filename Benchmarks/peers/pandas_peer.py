"""pandas: a frame in memory, or the Parquet file that Polars stores."""
from segments import segments
from sql import FIFTHS, SHARES, months_table


class Pandas:
    name, stored = "pandas", "orders.parquet"

    def __init__(self, data, store):
        import pandas as pd
        self.pd, self.data, self.file, self.people = pd, data, store / self.stored, store / "customers.parquet"

    def parse(self):
        pd = self.pd
        words = {c: "category" for c in ("currency", "channel", "country", "category", "sku")}
        o = pd.read_csv(self.data / "orders.csv", engine="pyarrow", dtype=words | {"created_at": "str"})
        wall = pd.to_datetime(o.pop("created_at").str.slice(0, 19), format="%Y-%m-%dT%H:%M:%S").astype("datetime64[s]")
        o["s"] = wall.astype("int64")
        o["m"] = (wall.dt.year * 12 + wall.dt.month - 1).astype("int32")
        o["d"] = (o["s"] // 86400).astype("int32")
        self.o = o

    def customers(self):
        last = self.o.sort_values("s", kind="stable").drop_duplicates("customer_id", keep="last")
        self.k = last[["customer_id", "channel", "country"]]

    def open(self):
        self.o, self.k = self.pd.read_parquet(self.file), self.pd.read_parquet(self.people)

    def store(self):
        """Polars has stored it."""

    def count(self):
        return [(len(self.o), self.o["customer_id"].nunique(), self.o["total"].sum())]

    def chosen(self):
        return self.k.loc[(self.k["channel"] == "Paid social") & (self.k["country"] == "FR"), "customer_id"]

    def source(self, chosen):
        """The quickest way: by columns where the stored form has them."""
        o = self.o
        if chosen and "last_channel" in o:
            return o[(o["last_channel"] == "Paid social") & (o["last_country"] == "FR")]
        return o[o["customer_id"].isin(self.chosen())] if chosen else o

    def joined(self, chosen):
        o = self.source(chosen)[["customer_id", "m", "total"]].copy()
        o["fm"] = o.groupby("customer_id")["m"].transform("min")
        o["k"] = o["m"] - o["fm"]
        return o

    def b(self, chosen):
        o = self.joined(chosen)[["customer_id", "fm", "k"]].drop_duplicates()
        return list(o.groupby(["fm", "k"]).size().reset_index().itertuples(index=False, name=None))

    def c(self, chosen):
        o = self.joined(chosen)
        g = o.groupby(["fm", "k"])["total"].sum().reset_index()
        size = o.loc[o["k"] == 0].groupby("fm")["customer_id"].nunique()
        g["ltv"] = g.groupby("fm")["total"].cumsum() / g["fm"].map(size)
        return list(g.itertuples(index=False, name=None))

    def d(self, chosen):
        """Scores compare with all customers, whoever is chosen: they are worked out once and kept."""
        import numpy as np
        if not chosen:
            self.p = self.scores(np)
        cells = self.p[self.p.index.isin(self.chosen())] if chosen else self.p
        counts = np.bincount(cells, minlength=216)
        return segments((i // 36, i // 6 % 6, i % 6, n) for i, n in enumerate(counts) if n)

    def scores(self, np):
        """The three scores of each customer as the digits of a number to base six."""
        o = self.o[["customer_id", "d"]].assign(cents=(self.o["total"] * 100).round().astype("int64"))
        each = o.groupby("customer_id").agg(rec=("d", "max"), mon=("cents", "sum"))
        each["fre"] = o[["customer_id", "d"]].drop_duplicates().groupby("customer_id").size()

        def score(name):
            cuts = np.quantile(each[name].to_numpy(), FIFTHS, method="inverted_cdf")
            return 1 + np.searchsorted(cuts, each[name].to_numpy())
        return self.pd.Series(score("rec") * 36 + score("fre") * 6 + score("mon"), index=each.index)

    def e(self, chosen):
        cm = self.source(chosen).groupby(["customer_id", "m"]).agg(n=("total", "size"), rev=("total", "sum")).reset_index()
        same = cm["customer_id"] == cm["customer_id"].shift(1)
        cm["new"] = ~same
        cm["kept"] = same & (cm["m"].shift(1) == cm["m"] - 1)
        g = cm.groupby("m").agg(orders=("n", "sum"), active=("n", "size"), new=("new", "sum"), rev=("rev", "sum"),
                                kept=("kept", "sum")).reset_index()
        return months_table(g.itertuples(index=False, name=None))

    def f(self, chosen):
        o = self.source(chosen)[["customer_id", "d"]].sort_values(["customer_id", "d"])
        gap = o["d"].diff()[o["customer_id"] == o["customer_id"].shift(1)]
        return [tuple(gap[gap > 0].quantile(SHARES))]

    def h(self, chosen):
        end = self.o["d"].max()
        each = self.source(chosen).drop_duplicates(["customer_id", "d"]).groupby("customer_id").agg(
            x=("d", "size"), low=("d", "min"), high=("d", "max"))
        return [(len(each), int((each["x"] - 1).sum()), int((each["high"] - each["low"]).sum()),
                 int((end - each["low"]).sum()))]
