#+ dips:Report-article sh:class also dips:Report-own-words
INSERT DATA {
    <event/visit> dip:report <report/2> .
    <report/2> a dip:Report ; rdfs:label "visit, planned" ; dip:article "northwire" ; dip:status status:planned ; dip:evidence <evidence/met> ; prov:wasGeneratedBy <run/1> .
}

#+ dips:Report-article sh:maxCount
DELETE DATA { <article/b> dip:published "2024-05-08"^^xsd:date } ;
INSERT DATA {
    <article/b> dip:published "2024-05-07"^^xsd:date .
    <report/visit> dip:article <article/b> ; dip:evidence <evidence/again> .
}

#+ dips:Report-article sh:minCount also dips:Report-own-words
INSERT DATA {
    <event/visit> dip:report <report/2> .
    <report/2> a dip:Report ; rdfs:label "visit, planned" ; dip:status status:planned ; dip:evidence <evidence/met> ; prov:wasGeneratedBy <run/1> .
}

#+ dips:Report-date-evidence sh:class
INSERT DATA { <report/visit> dip:dateEvidence "in May" }

#+ dips:Report-event sh:maxCount
INSERT DATA { <event/message> dip:report <report/visit> }

#+ dips:Report-event sh:minCount
INSERT DATA {
    <report/2> a dip:Report ; rdfs:label "visit, planned" ; dip:article <article/a> ; dip:published "2024-05-07"^^xsd:date ; dip:status status:planned ; dip:evidence <evidence/met> ; prov:wasGeneratedBy <run/1> .
}

#+ dips:Report-own-words sh:equals
INSERT DATA { <report/visit> dip:statusEvidence <evidence/again> }

#+ dips:Report-place-evidence sh:class
INSERT DATA { <report/visit> dip:placeEvidence "in Oslo" }

#+ dips:Report-published sh:datatype also dips:Report-day-of-article
DELETE DATA { <report/visit> dip:published "2024-05-07"^^xsd:date } ;
INSERT DATA { <report/visit> dip:published "2024-05"^^xsd:gYearMonth }

#+ dips:Report-published sh:maxCount also dips:Report-day-of-article
INSERT DATA { <report/visit> dip:published "2024-05-08"^^xsd:date }

#+ dips:Report-run sh:class
DELETE DATA { <report/visit> prov:wasGeneratedBy <run/1> } ;
INSERT DATA { <report/visit> prov:wasGeneratedBy <software/diplomacy-kg> }

#+ dips:Report-run sh:maxCount
INSERT DATA {
    <report/visit> prov:wasGeneratedBy <run/2> .
    <run/2> a prov:Activity ; prov:wasAssociatedWith <software/diplomacy-kg> .
}

#+ dips:Report-run sh:minCount
DELETE DATA { <report/visit> prov:wasGeneratedBy <run/1> }

#+ dips:Report-status-evidence sh:class
INSERT DATA { <report/visit> dip:statusEvidence "will" }

#+ dips:Run-program sh:minCount
DELETE DATA { <run/1> prov:wasAssociatedWith <software/diplomacy-kg> }

#+ dips:Run-program sh:nodeKind
INSERT DATA { <run/1> prov:wasAssociatedWith "diplomacy-kg" }

#+ dips:Run-used sh:class
INSERT DATA { <run/1> prov:used <person/berg> }
