"""How good a trained pipeline is, on texts that no training saw."""
