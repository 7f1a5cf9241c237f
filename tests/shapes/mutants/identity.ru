#+ dips:Agent-kind sh:qualifiedMaxCount
INSERT DATA {
    <organisation/un> a dip:State .
    <organisation/un> skos:notation "UNO" .
}

#+ dips:Agent-kind sh:qualifiedMinCount
INSERT DATA { <party/1> a dip:Agent }

#+ dips:Article-one sh:maxCount
DELETE DATA { <article/b> schema:identifier "article-b" } ;
INSERT DATA { <article/b> schema:identifier "article-a" }

#+ dips:Label-languages sh:datatype
DELETE DATA { <state/NOR> skos:prefLabel "Norwegen"@de } ;
INSERT DATA { <state/NOR> skos:prefLabel "Norwegen" }

#+ dips:Label-languages sh:uniqueLang
INSERT DATA { <state/NOR> skos:prefLabel "Kingdom of Norway"@en }

#+ dips:Named sh:nodeKind
INSERT DATA { <report/visit> dip:place [ a dip:Place ; rdfs:label "Oslo" ; dip:city "Oslo" ] }

#+ dips:Node-label sh:datatype
DELETE DATA { <state/NOR> rdfs:label "Norway" } ;
INSERT DATA { <state/NOR> rdfs:label "Norway"@en }

#+ dips:Node-label sh:maxCount
INSERT DATA { <state/NOR> rdfs:label "Kingdom of Norway" }

#+ dips:Node-label sh:minCount
DELETE DATA { <state/NOR> rdfs:label "Norway" }

#+ dips:Node-label sh:minLength
DELETE DATA { <state/NOR> rdfs:label "Norway" } ;
INSERT DATA { <state/NOR> rdfs:label "" }

#+ dips:Roles-exclude sh:sparql
DELETE DATA { <part/invitation/norway> dip:agent <state/NOR> } ;
INSERT DATA { <part/invitation/norway> dip:agent <person/berg> }

#+ dips:Visit-own-host sh:sparql
DELETE DATA { <part/visit/norway> dip:agent <state/NOR> } ;
INSERT DATA { <part/visit/norway> dip:agent <person/berg> }
