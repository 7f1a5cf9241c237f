"""What a notebook shows: graphs to ask and to look at, charts, articles with their words marked."""

from kg.show.graph import Graph
from kg.show.marks import Mark, Segment, marked, segments
from kg.show.note import Note, note

__all__ = ["Graph", "Mark", "Note", "Segment", "marked", "note", "segments"]
