#+ dips:Agent sh:class
INSERT DATA { <person/2> a dip:Person ; rdfs:label "Ivar Lund" }

#+ dips:Organisation-name sh:datatype
DELETE DATA { <organisation/un> foaf:name "UN" } ;
INSERT DATA { <organisation/un> foaf:name "UN"@en }

#+ dips:Organisation-name sh:maxCount
INSERT DATA { <organisation/un> foaf:name "United Nations" }

#+ dips:Organisation-name sh:minCount
DELETE DATA { <organisation/un> foaf:name "UN" }

#+ dips:Organisation-name sh:minLength
DELETE DATA { <organisation/un> foaf:name "UN" } ;
INSERT DATA { <organisation/un> foaf:name "" }

#+ dips:Person-name sh:datatype
DELETE DATA { <person/berg> foaf:name "Anna Berg" } ;
INSERT DATA { <person/berg> foaf:name "Anna Berg"@no }

#+ dips:Person-name sh:maxCount
INSERT DATA { <person/berg> foaf:name "A. Berg" }

#+ dips:Person-name sh:minLength
INSERT DATA { <person/sadiq> foaf:name "" }

#+ dips:State-code sh:datatype
DELETE DATA { <state/NOR> skos:notation "NOR" } ;
INSERT DATA { <state/NOR> skos:notation "NOR"@en }

#+ dips:State-code sh:maxCount
INSERT DATA { <state/NOR> skos:notation "SWE" }

#+ dips:State-code sh:minCount
DELETE DATA { <state/NOR> skos:notation "NOR" }

#+ dips:State-code sh:pattern
DELETE DATA { <state/NOR> skos:notation "NOR" } ;
INSERT DATA { <state/NOR> skos:notation "NO" }
