"""Columns of text from columns of numbers."""
import numpy as np
import polars as pl

import shop


def words(names, codes):
    """Words from their places."""
    return pl.Series(np.asarray(codes, dtype=np.uint32)).replace_strict(
        list(range(len(names))), names, return_dtype=pl.String)


def numbered(prefix, values, width=1):
    return pl.Series(values).cast(pl.String).str.zfill(width).str.replace("^", prefix)


def local(second, pattern):
    """The shop's wall time."""
    instants = pl.Series((shop.START + second.astype("timedelta64[s]")).astype("datetime64[ms]"))
    return instants.dt.replace_time_zone("UTC").dt.convert_time_zone(shop.ZONE).dt.strftime(pattern)


def money(cents):
    return pl.Series(np.asarray(cents) / 100)
