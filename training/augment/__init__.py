"""Samples made of samples: other people and places in the same sentence, the letters of headlines, datelines.

Every function takes a sample and gives one, the same one where there was nothing to do. Trees, tags and labels stay
right.
"""

from __future__ import annotations

from training.augment.datelines import dateline
from training.augment.headlines import title_case, upper_case
from training.augment.people import swap_names
from training.augment.places import swap_places

__all__ = ["dateline", "swap_names", "swap_places", "title_case", "upper_case"]
