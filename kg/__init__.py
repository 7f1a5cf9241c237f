"""A knowledge graph of diplomacy from news articles."""
