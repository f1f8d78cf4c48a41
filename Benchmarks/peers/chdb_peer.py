"""chDB, ClickHouse in the process: a Memory table, or MergeTree sorted by customer and time."""
import json
import shutil

from sql import SQL


class ChDB(SQL):
    name, stored = "chdb", "chdb"
    COLUMNS = """order_id, customer_id, total, discount, channel, country, category, sku, quantity,
        toInt64(toUnixTimestamp(ts)) AS s, intDiv(s, 86400) AS d, toYear(ts) * 12 + toMonth(ts) - 1 AS m"""
    CUSTOMERS = "SELECT customer_id, argMax(channel, s) AS channel, argMax(country, s) AS country FROM o GROUP BY customer_id"
    cents = "sum(toInt64(round(total * 100)))"
    before = ("lagInFrame(toNullable(m)) OVER (PARTITION BY customer_id ORDER BY m "
              "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)")
    gap = ("d - lagInFrame(toNullable(d)) OVER (PARTITION BY customer_id ORDER BY d "
           "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)")

    def __init__(self, data, store):
        from chdb import session
        self.session, self.data, self.folder = session, data, store / self.stored

    def reading(self):
        word = "LowCardinality(String)"
        key = "Int64" if self.has_numbers() else "String"
        columns = (f"order_id Int64, customer_id {key}, created_at String, currency {word}, total Float64, "
                   f"discount Float64, channel {word}, country {word}, category {word}, sku {word}, quantity Int64")
        return (f"SELECT {self.COLUMNS} FROM (SELECT *, toDateTime(substring(created_at, 1, 19), 'UTC') AS ts "
                f"FROM file('{self.data}/orders.csv', 'CSVWithNames', '{columns}'))")

    def has_numbers(self):
        with open(self.data / "orders.csv") as file:
            file.readline()
            return file.readline().split(",")[1].isdigit()

    def connect(self, *place):
        self.engine = self.session.Session(*place)
        self.engine.query("CREATE DATABASE IF NOT EXISTS t")
        self.engine.query("USE t")

    def parse(self):
        self.connect()
        self.engine.query(f"CREATE TABLE o ENGINE = Memory AS {self.reading()}")

    def customers(self):
        self.engine.query(f"CREATE TABLE k ENGINE = Memory AS {self.CUSTOMERS}")

    def open(self):
        self.connect(str(self.folder))
        self.where = self.by_columns

    def store(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        self.connect(str(self.folder))
        self.engine.query(f"CREATE TABLE plain ENGINE = Memory AS {self.reading()}")
        customers = self.CUSTOMERS.replace("FROM o", "FROM plain")
        self.engine.query(f"CREATE TABLE k ENGINE = MergeTree ORDER BY customer_id AS {customers}")
        self.engine.query("""CREATE TABLE o ENGINE = MergeTree ORDER BY (customer_id, s) AS SELECT plain.*,
            k.channel AS last_channel, k.country AS last_country FROM plain JOIN k ON k.customer_id = plain.customer_id""")
        self.engine.query("DROP TABLE plain")

    def keep(self, name, sql):
        self.engine.query(f"DROP TABLE IF EXISTS {name}")
        self.engine.query(f"CREATE TABLE {name} ENGINE = Memory AS {sql}")

    def count(self):
        return self.rows("SELECT count(*), uniqExact(customer_id), sum(total) FROM o")

    def fifth(self, of, share):
        # quantileExact takes the value at floor(share × n), one too far where that is whole; the rule wants ceil − 1.
        return f"quantileExact({share - 1e-12})({of})"

    def quantile(self, of, share):
        return f"quantileExactInclusive({share})({of})"

    def rows(self, sql):
        answer = json.loads(str(self.engine.query(sql, "JSONCompact")))
        kinds = [column["type"] for column in answer["meta"]]
        return [tuple(int(v) if "Int" in kind and v is not None else v for v, kind in zip(row, kinds))
                for row in answer["data"]]
