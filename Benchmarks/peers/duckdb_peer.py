"""DuckDB: a table in memory, or its own file sorted by customer and time."""
from sql import SQL


class DuckDB(SQL):
    name, stored = "duckdb", "orders.duckdb"
    COLUMNS = """order_id, customer_id, currency, total, discount, channel, country, category, sku, quantity,
        CAST(epoch(created_at) AS BIGINT) AS s, CAST(CAST(epoch(created_at) AS BIGINT) // 86400 AS INTEGER) AS d,
        year(created_at) * 12 + month(created_at) - 1 AS m"""
    CUSTOMERS = """CREATE TABLE k AS SELECT customer_id, arg_max(channel, s) AS channel, arg_max(country, s) AS country
        FROM o GROUP BY customer_id"""
    # Sums of euros are not exact, and a score turns on equality.
    cents = "sum(CAST(round(total * 100) AS BIGINT))"

    def __init__(self, data, store):
        import duckdb
        self.duckdb, self.data, self.file = duckdb, data, store / self.stored

    def reading(self):
        # A time with its offset as a plain time: the wall time as written.
        return f"SELECT {self.COLUMNS} FROM read_csv('{self.data}/orders.csv', types={{'created_at': 'TIMESTAMP'}})"

    def parse(self):
        self.engine = self.duckdb.connect()
        self.engine.execute(f"CREATE TABLE o AS {self.reading()}")

    def customers(self):
        self.engine.execute(self.CUSTOMERS)

    def open(self):
        self.engine = self.duckdb.connect(str(self.file), read_only=True)
        self.where = self.by_columns

    def store(self):
        self.file.unlink(missing_ok=True)
        with self.duckdb.connect(str(self.file)) as engine:
            engine.execute(f"CREATE TEMP TABLE read AS {self.reading()}")
            engine.execute(self.CUSTOMERS.replace("FROM o", "FROM read"))
            engine.execute("""CREATE TABLE o AS SELECT read.*, k.channel AS last_channel, k.country AS last_country
                FROM read JOIN k ON k.customer_id = read.customer_id ORDER BY read.customer_id, s""")

    def keep(self, name, sql):
        self.engine.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql}")

    def count(self):
        return self.rows("SELECT count(*), count(DISTINCT customer_id), sum(total) FROM o")

    def fifth(self, of, share):
        return f"quantile_disc({of}, {share})"

    def quantile(self, of, share):
        return f"quantile_cont({of}, {share})"

    def rows(self, sql):
        return self.engine.execute(sql).fetchall()
