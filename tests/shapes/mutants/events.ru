#+ dips:Event-participation sh:class
INSERT DATA { <event/visit> dip:participation <state/NOR> }

#+ dips:Event-participation sh:minCount also dips:Visit-complete
INSERT DATA {
    <event/2> a dip:Event, dip:Visit ; rdfs:label "visit" ; dip:status status:planned ; dip:report <report/2> .
    <report/2> a dip:Report ; rdfs:label "visit, planned" ; dip:article <article/a> ; dip:published "2024-05-07"^^xsd:date ; dip:status status:planned ; dip:evidence <evidence/met> ; prov:wasGeneratedBy <run/1> .
}

#+ dips:Event-report sh:class
INSERT DATA { <event/visit> dip:report "northwire" }

#+ dips:Event-report sh:minCount
INSERT DATA {
    <event/2> a dip:Event, dip:Visit ; rdfs:label "visit" ; dip:status status:planned ; dip:participation <part/2> .
    <part/2> a dip:Participation ; rdfs:label "as visitor" ; dip:agent <person/berg> ; dip:role role:visitor ; dip:evidence <evidence/met> .
}

#+ dips:Event-type sh:qualifiedMaxCount
INSERT DATA {
    <event/call> a dip:Meeting .
    <person/sadiq> dip:met <organisation/un> .
    <organisation/un> dip:met <person/sadiq> .
}

#+ dips:Event-type sh:qualifiedMinCount
DELETE DATA { <event/visit> a dip:Visit }

#+ dips:EventSuper sh:class
DELETE DATA { <event/visit> a dip:Event }
