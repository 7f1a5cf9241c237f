"""The graph and its tables in the formats that others read."""

from kg.export.tables import COLUMNS, Table, tables, write_tables

__all__ = ["COLUMNS", "Table", "tables", "write_tables"]
