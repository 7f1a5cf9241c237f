"""Who said what: the verbs of saying, quotations, to whom they belong, statements."""
