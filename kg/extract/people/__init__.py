"""Who is who: states, names, offices and whose they are, bodies, descriptions, pronouns; `cast` is the whole way."""
