#+ dips:Concept-definition sh:languageIn
INSERT DATA { <concept/trade> skos:definition "Handel und Zölle."@de }

#+ dips:Concept-definition sh:minCount
DELETE DATA { <concept/trade> skos:definition "Trade, tariffs, exports and imports."@en }

#+ dips:Concept-label sh:qualifiedMinCount
DELETE DATA { <concept/trade> skos:prefLabel "trade"@en }

#+ dips:Concept-notation sh:datatype
DELETE DATA { <concept/trade> skos:notation "trade" } ;
INSERT DATA { <concept/trade> skos:notation 3 }

#+ dips:Concept-notation sh:maxCount
INSERT DATA { <concept/trade> skos:notation "commerce" }

#+ dips:Concept-notation sh:minCount
DELETE DATA { <concept/trade> skos:notation "trade" }

#+ dips:Concept-scheme sh:maxCount
INSERT DATA { <concept/trade> skos:inScheme <https://w3id.org/diplomacy-kg/role/> }

#+ dips:Concept-scheme sh:minCount
DELETE DATA { <concept/trade> skos:inScheme <https://w3id.org/diplomacy-kg/issue/> }

#+ dips:Concept-scheme sh:nodeKind
DELETE DATA { <concept/trade> skos:inScheme <https://w3id.org/diplomacy-kg/issue/> } ;
INSERT DATA { <concept/trade> skos:inScheme "issues" }
