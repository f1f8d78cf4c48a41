"""The tasks in SQL. A table `o` of orders has m (months since year 0), d (day), s (second), customer_id and total;
a table `k` has each customer's channel and country, those of the last order; a stored `o` has them too.

Days, months and seconds are the shop's wall time as written in the file. `chosen` restricts every task to the
customers of FILTER.
"""
from segments import segments

FILTER = "channel = 'Paid social' AND country = 'FR'"
SHARES = (0.1, 0.25, 0.5, 0.75, 0.9, 0.95)
FIFTHS = (0.2, 0.4, 0.6, 0.8)


class SQL:
    """What engines that speak SQL share; each says how it runs a query and how it calls a quantile."""

    # The quickest way to the orders of the chosen: by the customers, or by columns where the stored form has them.
    by_customers = f"customer_id IN (SELECT customer_id FROM k WHERE {FILTER})"
    by_columns = "last_channel = 'Paid social' AND last_country = 'FR'"
    where = by_customers

    def source(self, chosen):
        return f"(SELECT * FROM o WHERE {self.where})" if chosen else "o"

    def first(self, chosen):
        return f"""src AS (SELECT * FROM {self.source(chosen)} q),
            f AS (SELECT customer_id, min(m) AS fm FROM src GROUP BY customer_id)"""

    def b(self, chosen):
        return self.rows(f"""WITH {self.first(chosen)} SELECT fm, m - fm AS k, count(DISTINCT src.customer_id) AS n
            FROM src JOIN f ON src.customer_id = f.customer_id GROUP BY 1, 2 ORDER BY 1, 2""")

    def c(self, chosen):
        return self.rows(f"""WITH {self.first(chosen)}, g AS (SELECT fm, m - fm AS k, sum(total) AS rev
            FROM src JOIN f ON src.customer_id = f.customer_id GROUP BY 1, 2),
            z AS (SELECT fm, count(*) AS size FROM f GROUP BY 1)
            SELECT g.fm, k, rev, sum(rev) OVER (PARTITION BY g.fm ORDER BY k) / size AS ltv
            FROM g JOIN z ON g.fm = z.fm ORDER BY 1, 2""")

    def d(self, chosen):
        """Scores compare with all customers, whoever is chosen: they are worked out once and kept."""
        if not chosen:
            self.keep("p", self.scores())
        only = f"WHERE {self.by_customers}" if chosen else ""
        return segments(self.rows(f"SELECT r, f, mo, count(*) AS n FROM p {only} GROUP BY 1, 2, 3"))

    def scores(self):
        """A score is 1 + five times the share of customers strictly worse, rounded down: 1 + the cuts below the value."""
        def score(of):
            return "1 + " + " + ".join(f"CASE WHEN {of} > {of}{i} THEN 1 ELSE 0 END" for i in range(len(FIFTHS)))

        def cuts(of):
            return ", ".join(f"{self.fifth(of, share)} AS {of}{i}" for i, share in enumerate(FIFTHS))
        return f"""WITH a AS (SELECT customer_id, max(d) AS rec, count(DISTINCT d) AS fre, {self.cents} AS mon
              FROM o GROUP BY customer_id),
            cut AS (SELECT {cuts('rec')}, {cuts('fre')}, {cuts('mon')} FROM a)
            SELECT customer_id, {score('rec')} AS r, {score('fre')} AS f, {score('mon')} AS mo FROM a, cut"""

    def e(self, chosen):
        """Per month: orders, active, new and returning customers, revenue, revenue per order, share returning, and of
        the month before's customers the share who did not come back."""
        months = self.rows(f"""WITH src AS (SELECT * FROM {self.source(chosen)} q),
            cm AS (SELECT customer_id, m, count(*) AS n, sum(total) AS rev FROM src GROUP BY customer_id, m),
            w AS (SELECT m, n, rev, {self.before} AS bm FROM cm)
            SELECT m, sum(n) AS n, count(*) AS active, sum(CASE WHEN bm IS NULL THEN 1 ELSE 0 END) AS new,
              sum(rev) AS revenue, sum(CASE WHEN bm = m - 1 THEN 1 ELSE 0 END) AS kept FROM w GROUP BY 1 ORDER BY 1""")
        return months_table(months)

    def f(self, chosen):
        shares = ", ".join(f"{self.quantile('gap', share)} AS q{i}" for i, share in enumerate(SHARES))
        return self.rows(f"""WITH g AS (SELECT {self.gap} AS gap FROM {self.source(chosen)} q)
            SELECT {shares} FROM g WHERE gap > 0""")

    def h(self, chosen):
        """Sums only: no engine is timed on making Python rows."""
        return self.rows(f"""WITH a AS (SELECT count(DISTINCT d) - 1 AS x, max(d) - min(d) AS tx,
            (SELECT max(d) FROM o) - min(d) AS t FROM {self.source(chosen)} q GROUP BY customer_id)
            SELECT count(*) AS n, sum(x) AS x, sum(tx) AS tx, sum(t) AS t FROM a""")

    cents = "sum(total)"
    before = "lag(m) OVER (PARTITION BY customer_id ORDER BY m)"
    gap = "d - lag(d) OVER (PARTITION BY customer_id ORDER BY d)"


def months_table(months):
    """Rows (month, orders, active, new, revenue, kept), with the shares that follow from them."""
    table, before = [], {}
    for m, orders, active, new, revenue, kept in months:
        m, active, new = int(m), int(active), int(new)
        lost = 1 - kept / before[m - 1] if m - 1 in before else None
        table.append((m, int(orders), active, new, active - new, revenue, revenue / orders, (active - new) / active, lost))
        before[m] = active
    return table
