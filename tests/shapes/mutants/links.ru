#+ dips:Link-address sh:nodeKind
INSERT DATA { <person/berg> owl:sameAs "http://www.wikidata.org/entity/Q43" }

#+ dips:Link-address sh:pattern
INSERT DATA { <person/berg> owl:sameAs <urn:isni:0000000000000001> }

#+ dips:Link-form sh:or
INSERT DATA { <person/berg> owl:sameAs <https://www.wikidata.org/wiki/Q43> }
