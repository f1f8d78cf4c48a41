"""Customers' purchases to come, by BG/NBD: scipy's L-BFGS-B with the analytic gradient, and `lifetimes`.

Steps: h each customer's x, tx, T (by Polars, from Parquet) · fit the four parameters · i P(alive) and the value
expected within a year · j the thousand with the highest value at risk.
"""
import numpy as np

HORIZON = 365.0
TOP = 1000


class Purchases:
    """What both share: the summary, the score, the list."""
    stored = "orders.parquet"

    def __init__(self, data, store):
        self.file = store / self.stored

    def open(self):
        """The file is read by the summary."""

    def h(self):
        import polars as pl
        orders = pl.scan_parquet(self.file)
        end = orders.select(pl.col("d").max()).collect().item()
        table = orders.group_by("customer_id").agg(
            (pl.col("d").n_unique() - 1).alias("x"), (pl.col("d").max() - pl.col("d").min()).alias("tx"),
            (end - pl.col("d").min()).alias("t"), pl.col("total").mean().alias("v")).collect(engine="streaming")
        self.x, self.tx, self.t, self.v = (table[c].to_numpy().astype(np.float64) for c in ("x", "tx", "t", "v"))
        return [(len(self.x), int(self.x.sum()), int(self.tx.sum()), int(self.t.sum()))]

    def i(self):
        self.alive, expected = self.scores()
        self.value = expected * self.v
        return [(float(self.alive.mean()), float(expected.mean()))]

    def j(self):
        at_risk = self.value * (1 - self.alive)
        top = np.argpartition(-at_risk, min(TOP, at_risk.size - 1))[:TOP]
        return [(len(top), float(at_risk[top].sum()))]


class Scipy(Purchases):
    name = "scipy"

    def fit(self):
        from scipy.optimize import minimize
        start = np.log([1.0, self.t.mean() / 2, 1.0, 1.0])
        found = minimize(likelihood, start, args=(self.x, self.tx, self.t), jac=True, method="L-BFGS-B")
        self.parameters = np.exp(found.x)
        return [tuple(self.parameters.tolist())]

    def scores(self):
        from scipy.special import hyp2f1
        r, alpha, a, b = self.parameters
        x, tx, t = self.x, self.tx, self.t
        odds = a / np.maximum(b + x - 1, 1e-9) * ((alpha + t) / (alpha + tx)) ** (r + x)
        alive = np.where(x > 0, 1 / (1 + odds), 1.0)
        tail = hyp2f1(r + x, b + x, a + b + x - 1, HORIZON / (alpha + t + HORIZON))
        share = ((alpha + t) / (alpha + t + HORIZON)) ** (r + x)
        return alive, (a + b + x - 1) / (a - 1) * (1 - tail * share) * alive


class Lifetimes(Purchases):
    name = "lifetimes"

    def fit(self):
        from lifetimes import BetaGeoFitter
        self.model = BetaGeoFitter()
        self.model.fit(self.x, self.tx, self.t)
        return [tuple(float(self.model.params_[name]) for name in ("r", "alpha", "a", "b"))]

    def scores(self):
        alive = self.model.conditional_probability_alive(self.x, self.tx, self.t)
        expected = self.model.conditional_expected_number_of_purchases_up_to_time(HORIZON, self.x, self.tx, self.t)
        return np.asarray(alive), np.asarray(expected)


def likelihood(logs, x, tx, t):
    """The mean negative log-likelihood (Fader, Hardie and Lee 2005, equation 6) and its gradient in the logs."""
    from scipy.special import digamma, gammaln
    r, alpha, a, b = np.exp(logs)
    again = x > 0
    whole, seen = np.log(alpha + t), np.log(alpha + tx)
    rest = np.where(again, b + x - 1, 1.0)
    odds = np.where(again, np.log(a) - np.log(rest) + (r + x) * (whole - seen), -np.inf)
    either = np.logaddexp(0.0, odds)
    gone = np.where(again, np.exp(odds - either), 0.0)
    value = (gammaln(r + x) - gammaln(r) + r * np.log(alpha) + gammaln(a + b) + gammaln(b + x) - gammaln(b)
             - gammaln(a + b + x) - (r + x) * whole + either)
    both = digamma(a + b) - digamma(a + b + x)
    slopes = (
        digamma(r + x) - digamma(r) + np.log(alpha) - whole + gone * (whole - seen),
        r / alpha - (r + x) / (alpha + t) + gone * (r + x) * (1 / (alpha + t) - 1 / (alpha + tx)),
        both + gone / a,
        both + digamma(b + x) - digamma(b) - gone / rest,
    )
    return -value.mean(), -np.array([slope.mean() for slope in slopes]) * (r, alpha, a, b)
