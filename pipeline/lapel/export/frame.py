"""Event records as a pandas DataFrame: the columns of data/export/events.tsv, typed as in Parquet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from lapel.errors import BadSetting
from lapel.export import parquet
from lapel.records import Event

if TYPE_CHECKING:
    from pandas import DataFrame


def frame(events: Iterable[Event]) -> DataFrame:
    """One row a record. Days are ``datetime64``, counts nullable ``Int64``, parties lists (``None`` where there are none).

    Raises BadSetting where pandas or pyarrow is not installed.
    """
    try:
        import pandas  # noqa: PLC0415  # an extra: only this form needs it
    except ImportError as error:
        raise BadSetting("a DataFrame needs pandas; install it with: pip install 'lapel[frame]'") from error
    table = parquet.table(events)
    integers = {field.type: pandas.Int64Dtype() for field in table.schema if str(field.type) == "int64"}
    return table.to_pandas(types_mapper=integers.get, date_as_object=False)
