#+ dips:Participation-agent sh:class
INSERT DATA {
    <event/agreement> dip:participation <part/2> .
    <part/2> a dip:Participation ; rdfs:label "as party" ; dip:agent <place/oslo> ; dip:role role:party ; dip:evidence <evidence/met> .
}

#+ dips:Participation-agent sh:maxCount
INSERT DATA { <part/agreement/berg> dip:agent <person/sadiq> }

#+ dips:Participation-agent sh:minCount
INSERT DATA {
    <event/agreement> dip:participation <part/2> .
    <part/2> a dip:Participation ; rdfs:label "as party" ; dip:role role:party ; dip:evidence <evidence/met> .
}

#+ dips:Participation-capacity sh:class
INSERT DATA {
    <part/agreement/berg> dip:capacity <office/minister> .
    <office/minister> dip:holder <person/berg> .
}

#+ dips:Participation-event sh:maxCount
INSERT DATA {
    <event/agreement> dip:participation <part/agreement/2> .
    <part/agreement/2> a dip:Participation ; rdfs:label "as party" ; dip:agent <person/sadiq> ; dip:role role:party ; dip:evidence <evidence/met> .
    <event/2> a dip:Event, dip:Agreement ; rdfs:label "agreement" ; dip:status status:planned ; dip:participation <part/agreement/2>, <part/2> ; dip:report <report/2> .
    <part/2> a dip:Participation ; rdfs:label "as party" ; dip:agent <state/NOR> ; dip:role role:party ; dip:evidence <evidence/met> .
    <report/2> a dip:Report ; rdfs:label "agreement, planned" ; dip:article <article/a> ; dip:published "2024-05-07"^^xsd:date ; dip:status status:planned ; dip:evidence <evidence/met> ; prov:wasGeneratedBy <run/1> .
}

#+ dips:Participation-event sh:minCount
INSERT DATA {
    <part/2> a dip:Participation ; rdfs:label "as party" ; dip:agent <state/NOR> ; dip:role role:party ; dip:evidence <evidence/met> .
}

#+ dips:Participation-own-office sh:equals
INSERT DATA { <part/call/sadiq> dip:capacity <holding/berg> }

#+ dips:Participation-own-words sh:sparql
INSERT DATA { <part/agreement/berg> dip:evidence <evidence/again> }

#+ dips:Participation-role sh:in also dips:Visit-roles
DELETE DATA { <part/visit/norway> dip:role role:host } ;
INSERT DATA { <part/visit/norway> dip:role role:guest }

#+ dips:Participation-role sh:maxCount
INSERT DATA { <part/message/norway> dip:role role:bearer }

#+ dips:Participation-role sh:minCount
INSERT DATA {
    <event/agreement> dip:participation <part/2> .
    <part/2> a dip:Participation ; rdfs:label "as ?" ; dip:agent <person/sadiq> ; dip:evidence <evidence/met> .
}
