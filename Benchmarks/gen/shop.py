"""An invented shop's orders as columns of numbers: the same rows and seed give the same shop.

Customers arrive over four years with growth and a season, buy at a rate of their own and drop out after an order
with a chance of their own (BG/NBD: Fader, Hardie and Lee 2005, "Counting Your Customers" the Easy Way); what they
spend varies around a mean of their own. No two orders of a customer are closer than three hours, so that every
engine sees them in the same order even on the night the clocks go back.
"""
from dataclasses import dataclass

import numpy as np

START = np.datetime64("2021-01-01T00:00:00", "s")
DAYS = 4 * 365 + 1
ZONE = "Europe/Paris"
CHANNELS = ["Direct", "Organic search", "Paid search", "Paid social", "Email", "Affiliate", "Referral", "Marketplace"]
CHANNEL_SHARE = [0.20, 0.19, 0.16, 0.15, 0.14, 0.06, 0.05, 0.05]
COUNTRIES = ["FR", "DE", "GB", "ES", "IT", "NL", "BE", "CH", "AT", "PT", "US", "CA"]
COUNTRY_SHARE = [0.30, 0.16, 0.12, 0.09, 0.08, 0.06, 0.05, 0.04, 0.03, 0.03, 0.03, 0.01]
CATEGORIES = ["Tops", "Dresses", "Trousers", "Shoes", "Bags", "Jewellery", "Skincare", "Make-up", "Fragrance", "Home",
              "Kitchen", "Bedding", "Toys", "Books", "Garden", "Pets", "Sport", "Outdoor", "Electronics", "Gift cards"]
SKUS = 2000
# Rate and drop-out, per day: about five orders a customer in four years.
R, ALPHA, A, B = 0.75, 58.0, 0.75, 3.5
CLOSEST = 3 / 24


@dataclass
class Orders:
    """One entry an order, oldest first; customers are numbered by their first order."""
    customer: np.ndarray
    second: np.ndarray      # since START, universal time
    channel: np.ndarray     # place in CHANNELS
    country: np.ndarray     # place in COUNTRIES; the same for all orders of a customer
    sku: np.ndarray
    quantity: np.ndarray
    cents: np.ndarray
    discount: np.ndarray    # cents

    @property
    def customers(self):
        return int(self.customer.max()) + 1


def orders(count: int, seed: int) -> Orders:
    chance = np.random.default_rng(seed)
    customer, second = arrivals(count, chance)
    people = int(customer.max()) + 1
    country = pick(chance, people, COUNTRY_SHARE)
    usual = pick(chance, people, CHANNEL_SHARE)
    spend = chance.gamma(6.0, 4.0, people) ** 1.15
    by_time = np.argsort(second, kind="stable")
    customer, second = customer[by_time], second[by_time]
    keeps = chance.random(count) < 0.7
    quantity = 1 + np.minimum(chance.geometric(0.7, count) - 1, 9)
    cents = np.maximum(spend[customer] * chance.gamma(4.0, 0.25, count) * np.sqrt(quantity), 1.0) * 100
    cents = np.round(cents).astype(np.int64)
    return Orders(
        customer, second, np.where(keeps, usual[customer], pick(chance, count, CHANNEL_SHARE)), country[customer],
        skus(chance, count), quantity, cents,
        np.where(chance.random(count) < 0.3, cents * chance.integers(5, 31, count) // 100, 0))


def skus(chance, count: int):
    return np.minimum((chance.pareto(1.1, count) * 40).astype(np.int64), SKUS - 1)


def categories(seed: int):
    """The category of each SKU."""
    return np.random.default_rng(seed + 1).integers(0, len(CATEGORIES), SKUS)


def pick(chance, count: int, shares):
    return np.searchsorted(np.cumsum(shares), chance.random(count)).clip(0, len(shares) - 1)


def arrivals(count: int, chance):
    """Customer and second of exactly `count` orders, customer by customer."""
    day = np.arange(DAYS)
    weight = (1 + 1.2 * day / DAYS) * (1 + 0.35 * np.cos(2 * np.pi * (day - 335) / 365.25))
    reach = np.cumsum(weight) / weight.sum()
    customers, times, have, base = [], [], 0, 0
    while have < count:
        wave = max(1000, (count - have) // 4)
        who, when = lives(wave, reach, chance)
        take = min(who.size, count - have)
        customers.append(who[:take] + base)
        times.append(when[:take])
        have += take
        base += wave
    customer = np.unique(np.concatenate(customers), return_inverse=True)[1]
    seconds = (np.concatenate(times) * 86_400).astype(np.int64)
    return customer, np.minimum(seconds, DAYS * 86_400 - 1)


def lives(wave: int, reach, chance):
    """All orders of some new customers: who and when, in days."""
    when = np.sort(np.searchsorted(reach, chance.random(wave)) + chance.random(wave))
    rate, drop = chance.gamma(R, 1 / ALPHA, wave), chance.beta(A, B, wave)
    who = np.arange(wave)
    all_who, all_when = [], []
    while who.size:
        all_who.append(who)
        all_when.append(when)
        gap = chance.exponential(1.0, who.size) / np.maximum(rate[who], 1e-9)
        when = when + np.maximum(gap, CLOSEST)
        stays = (chance.random(who.size) >= drop[who]) & (when < DAYS)
        who, when = who[stays], when[stays]
    who, when = np.concatenate(all_who), np.concatenate(all_when)
    order = np.lexsort((when, who))
    return who[order], when[order]
