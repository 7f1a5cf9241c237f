#+ dips:Evidence-article sh:class
INSERT DATA {
    <evidence/2> a dip:Evidence ; rdfs:label "met" ; dip:article <person/berg> ; dip:start 0 ; dip:end 3 ; dip:exact "met" .
}

#+ dips:Evidence-article sh:maxCount
INSERT DATA { <evidence/again> dip:article <article/a> }

#+ dips:Evidence-article sh:minCount
DELETE DATA { <evidence/again> dip:article <article/b> }

#+ dips:Evidence-end sh:datatype
DELETE DATA { <evidence/again> dip:end 8 } ;
INSERT DATA { <evidence/again> dip:end 8.0 }

#+ dips:Evidence-end sh:maxCount also dips:Evidence-length
INSERT DATA { <evidence/again> dip:end 9 }

#+ dips:Evidence-end sh:minCount
DELETE DATA { <evidence/again> dip:end 8 }

#+ dips:Evidence-exact sh:datatype
DELETE DATA { <evidence/again> dip:exact "met" } ;
INSERT DATA { <evidence/again> dip:exact "met"@en }

#+ dips:Evidence-exact sh:maxCount
INSERT DATA { <evidence/again> dip:exact "saw" }

#+ dips:Evidence-exact sh:minCount
DELETE DATA { <evidence/again> dip:exact "met" }

#+ dips:Evidence-exact sh:minLength also dips:Evidence-length
DELETE DATA { <evidence/again> dip:exact "met" } ;
INSERT DATA { <evidence/again> dip:exact "" }

#+ dips:Evidence-inside sh:sparql
DELETE DATA { <article/a> dip:length 50 } ;
INSERT DATA { <article/a> dip:length 48 }

#+ dips:Evidence-length sh:sparql
DELETE DATA { <evidence/again> dip:end 8 } ;
INSERT DATA { <evidence/again> dip:end 9 }

#+ dips:Evidence-start sh:datatype
DELETE DATA { <evidence/again> dip:start 5 } ;
INSERT DATA { <evidence/again> dip:start 5.0 }

#+ dips:Evidence-start sh:lessThan also dips:Evidence-length
DELETE DATA { <evidence/again> dip:start 5 } ;
INSERT DATA { <evidence/again> dip:start 8 }

#+ dips:Evidence-start sh:maxCount also dips:Evidence-length
INSERT DATA { <evidence/again> dip:start 4 }

#+ dips:Evidence-start sh:minCount
DELETE DATA { <evidence/again> dip:start 5 }

#+ dips:Evidence-start sh:minInclusive
DELETE DATA {
    <evidence/again> dip:start 5 .
    <evidence/again> dip:end 8 .
} ;
INSERT DATA {
    <evidence/again> dip:start -1 .
    <evidence/again> dip:end 2 .
}

#+ dips:Proved-evidence sh:class
INSERT DATA { <part/agreement/berg> dip:evidence "met" }

#+ dips:Proved-evidence sh:minCount
DELETE DATA { <holding/berg> dip:evidence <evidence/met> }
