#!/usr/bin/env python3
"""Who will not order: Tenure's own choice of model against the best known peer, customer by customer.

  churn.py BINARY SHOP SPLIT     SHOP: Online Retail with its tenure.toml; SPLIT: churn_train.csv and churn_test.csv

The peer is logistic regression (L2, C = 1, as scikit-learn fits it) on the logarithms of the twenty columns of the
training file; Tenure reads the raw file as known on 2011-09-10, where its back-test on the 90 days before chooses the
model. Both are scored on the same customers of the test file; a paired bootstrap says how sure the difference is.
"""
import csv
import io
import subprocess
import sys

import numpy as np

DAY = "2011-09-10"
DRAWS = 2000


def split(path):
    """Ids, columns and outcomes of one file."""
    rows = list(csv.DictReader(open(path)))
    names = [name for name in rows[0] if name not in ("cust", "churn")]
    columns = np.array([[float(row[name]) for name in names] for row in rows])
    return [row["cust"] for row in rows], np.sign(columns) * np.log1p(np.abs(columns)), np.array(
        [int(row["churn"]) for row in rows])


def regression(columns, left, penalty=1.0):
    """Newton's steps to the weights; the last one is the intercept, which no penalty holds."""
    columns = np.hstack([columns, np.ones((len(columns), 1))])
    ridge = np.eye(columns.shape[1]) * penalty
    ridge[-1, -1] = 0
    weights = np.zeros(columns.shape[1])
    for _ in range(100):
        risk = 1 / (1 + np.exp(-columns @ weights))
        slope = columns.T @ (risk - left) + ridge @ weights
        step = np.linalg.solve((columns * (risk * (1 - risk))[:, None]).T @ columns + ridge, slope)
        weights -= step
        if np.abs(step).max() < 1e-10:
            return weights
    raise SystemExit("the peer's regression did not converge")


def peer(folder):
    """The peer's risk and the outcome of each customer of the test file."""
    _, train, left = split(f"{folder}/churn_train.csv")
    ids, test, outcome = split(f"{folder}/churn_test.csv")
    centre, spread = train.mean(0), train.std(0)
    spread[spread == 0] = 1
    weights = regression((train - centre) / spread, left)
    risk = 1 / (1 + np.exp(-((test - centre) / spread @ weights[:-1] + weights[-1])))
    return dict(zip(ids, risk)), dict(zip(ids, outcome))


def tenure(binary, shop):
    """Tenure's risk of each buyer, by the model its own back-test chose."""
    command = [binary, "customers", shop, "--as-of", DAY, "--audience", "churn_risk >= 0%", "--format", "csv", "--quiet"]
    table = csv.DictReader(io.StringIO(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
    return {row["customer_id"].removesuffix(".0"): float(row["risk"]) for row in table if row["risk"]}


def area(risk, left):
    """Area under the curve, ties by half."""
    _, place, counts = np.unique(risk, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - counts)[place] + (counts[place] + 1) / 2
    gone = int(left.sum())
    return (ranks[left == 1].sum() - gone * (gone + 1) / 2) / (gone * (len(left) - gone))


def brier(risk, left):
    return float(((risk - left) ** 2).mean())


def main():
    binary, shop, folder = sys.argv[1:4]
    rivals, outcome = peer(folder)
    own = tenure(binary, shop)
    shared = [customer for customer in rivals if customer in own]
    left = np.array([outcome[customer] for customer in shared])
    ours, theirs = (np.array([risks[customer] for customer in shared]) for risks in (own, rivals))
    print(f"customers {len(shared)} of {len(rivals)}")
    for name, risk in (("peer", theirs), ("tenure", ours)):
        print(f"{name:8} AUC {area(risk, left):.4f}  Brier {brier(risk, left):.4f}")
    draw = np.random.default_rng(20_111)
    areas, briers = [], []
    for _ in range(DRAWS):
        rows = draw.integers(0, len(left), len(left))
        areas.append(area(ours[rows], left[rows]) - area(theirs[rows], left[rows]))
        briers.append(brier(ours[rows], left[rows]) - brier(theirs[rows], left[rows]))
    for name, found in (("AUC", areas), ("Brier", briers)):
        low, high = np.percentile(found, [2.5, 97.5])
        print(f"tenure − peer, {name}: {np.mean(found):+.4f}, 95 % of {DRAWS} paired draws {low:+.4f} to {high:+.4f}")


if __name__ == "__main__":
    main()
