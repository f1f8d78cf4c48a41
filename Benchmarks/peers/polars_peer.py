"""Polars: a frame in memory, or Parquet sorted by customer and time."""
from segments import segments
from sql import FIFTHS, SHARES, months_table


class Polars:
    name, stored = "polars", "orders.parquet"

    def __init__(self, data, store):
        import polars as pl
        self.pl, self.data, self.file, self.people = pl, data, store / self.stored, store / "customers.parquet"

    def reading(self):
        pl = self.pl
        wall = pl.col("created_at").str.slice(0, 19).str.to_datetime("%Y-%m-%dT%H:%M:%S", time_unit="ms")
        words = [pl.col(c).cast(pl.Categorical) for c in ("currency", "channel", "country", "category", "sku")]
        month = pl.col("ts").dt.year() * 12 + pl.col("ts").dt.month() - 1
        return (pl.scan_csv(self.data / "orders.csv").with_columns(words + [wall.alias("ts")])
                .with_columns(pl.col("ts").dt.epoch("s").alias("s"), month.cast(pl.Int32).alias("m"))
                .with_columns((pl.col("s") // 86400).cast(pl.Int32).alias("d")).drop("created_at", "ts"))

    def parse(self):
        self.o = self.reading().collect(engine="streaming").lazy()

    def customers(self):
        self.k = self.last(self.o).collect(engine="streaming").lazy()
        self.has_columns = False

    def open(self):
        self.o, self.k = self.pl.scan_parquet(self.file), self.pl.scan_parquet(self.people)
        self.has_columns = True

    def store(self):
        pl = self.pl
        frame = self.reading().sort("customer_id", "s").collect()
        people = self.last(frame.lazy()).sort("customer_id").collect()
        people.write_parquet(self.people)
        last = people.select("customer_id", pl.col("channel").alias("last_channel"), pl.col("country").alias("last_country"))
        frame.join(last, on="customer_id", maintain_order="left").write_parquet(self.file)

    def last(self, orders):
        pl = self.pl
        place = pl.col("s").arg_max()
        return orders.group_by("customer_id").agg(pl.col("channel").get(place), pl.col("country").get(place))

    def count(self):
        pl = self.pl
        return self.rows(self.o.select(pl.len(), pl.col("customer_id").n_unique(), pl.col("total").sum()))

    def chosen(self):
        pl = self.pl
        return (self.k.filter((pl.col("channel") == "Paid social") & (pl.col("country") == "FR"))
                .select("customer_id"))

    def source(self, chosen):
        """The quickest way: by columns where the stored form has them."""
        pl = self.pl
        if chosen and self.has_columns:
            return self.o.filter((pl.col("last_channel") == "Paid social") & (pl.col("last_country") == "FR"))
        return self.o.join(self.chosen(), on="customer_id", how="semi") if chosen else self.o

    def rows(self, lazy):
        return lazy.collect(engine="streaming").rows()

    def joined(self, chosen):
        source = self.source(chosen)
        first = source.group_by("customer_id").agg(self.pl.col("m").min().alias("fm"))
        return source.join(first, on="customer_id"), first

    def b(self, chosen):
        pl = self.pl
        return self.rows(self.joined(chosen)[0].select("customer_id", "fm", (pl.col("m") - pl.col("fm")).alias("k"))
                         .unique().group_by("fm", "k").len().sort("fm", "k"))

    def c(self, chosen):
        pl = self.pl
        joined, first = self.joined(chosen)
        size = first.group_by("fm").len("size")
        return self.rows(joined.group_by("fm", (pl.col("m") - pl.col("fm")).alias("k")).agg(pl.col("total").sum())
                         .join(size, on="fm").sort("fm", "k").with_columns(
                             (pl.col("total").cum_sum().over("fm") / pl.col("size")).alias("ltv")).drop("size"))

    def d(self, chosen):
        """Scores compare with all customers, whoever is chosen: they are worked out once and kept."""
        if not chosen:
            self.p = self.scores()
        people = self.p.lazy().join(self.chosen(), on="customer_id", how="semi") if chosen else self.p.lazy()
        return segments(self.rows(people.group_by("rec", "fre", "mon").len()))

    def scores(self):
        pl = self.pl
        cents = (pl.col("total") * 100).round().cast(pl.Int64).sum()
        each = self.o.group_by("customer_id").agg(
            pl.col("d").max().alias("rec"), pl.col("d").n_unique().alias("fre"), cents.alias("mon")
        ).collect(engine="streaming")

        def score(name):
            cuts = (each[name].quantile(share, "equiprobable") for share in FIFTHS)
            return sum(((pl.col(name) > cut).cast(pl.Int8) for cut in cuts), pl.lit(1, pl.Int8)).alias(name)
        return each.lazy().select("customer_id", *(score(n) for n in ("rec", "fre", "mon"))).collect(engine="streaming")

    def e(self, chosen):
        pl = self.pl
        months = (self.source(chosen).group_by("customer_id", "m")
                  .agg(pl.len().alias("n"), pl.col("total").sum().alias("rev")).sort("customer_id", "m"))
        same = pl.col("customer_id") == pl.col("customer_id").shift(1)
        months = months.with_columns(
            (~same).fill_null(True).alias("new"),
            (same & (pl.col("m").shift(1) == pl.col("m") - 1)).fill_null(False).alias("kept"))
        return months_table(self.rows(months.group_by("m").agg(
            pl.col("n").sum(), pl.len().alias("active"), pl.col("new").sum(), pl.col("rev").sum(),
            pl.col("kept").sum()).sort("m")))

    def f(self, chosen):
        pl = self.pl
        same = pl.col("customer_id") == pl.col("customer_id").shift(1)
        gap = (self.source(chosen).select("customer_id", "d").sort("customer_id", "d")
               .select(pl.when(same).then(pl.col("d") - pl.col("d").shift(1)).alias("gap")).filter(pl.col("gap") > 0))
        return self.rows(gap.select(pl.col("gap").quantile(share, "linear").alias(str(share)) for share in SHARES))

    def h(self, chosen):
        pl = self.pl
        end = self.o.select(pl.col("d").max()).collect().item()
        each = self.source(chosen).group_by("customer_id").agg(
            (pl.col("d").n_unique() - 1).alias("x"), (pl.col("d").max() - pl.col("d").min()).alias("tx"),
            (end - pl.col("d").min()).alias("t"))
        return self.rows(each.select(pl.len(), *(pl.col(c).cast(pl.Int64).sum() for c in ("x", "tx", "t"))))
