"""Who is who: states, names, offices and whose they are, bodies, descriptions, pronouns, groups; `cast` is the way."""
