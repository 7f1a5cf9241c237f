#+ dips:Statement-article sh:class also dips:Statement-own-article
DELETE DATA { <statement/1> dip:article <article/a> } ;
INSERT DATA { <statement/1> dip:article "northwire" }

#+ dips:Statement-article sh:maxCount
INSERT DATA {
    <statement/1> dip:article <article/b> ; dip:evidence <evidence/2> .
    <evidence/2> a dip:Evidence ; rdfs:label "trade" ; dip:article <article/b> ; dip:start 44 ; dip:end 49 ; dip:exact "trade" .
}

#+ dips:Statement-article sh:minCount also dips:Statement-own-article
DELETE DATA { <statement/1> dip:article <article/a> }

#+ dips:Statement-cue sh:class
DELETE DATA { <statement/1> dip:cue <evidence/met> } ;
INSERT DATA { <statement/1> dip:cue "said" }

#+ dips:Statement-cue sh:maxCount
INSERT DATA { <statement/1> dip:cue <evidence/trade> }

#+ dips:Statement-direct sh:datatype
DELETE DATA { <statement/1> dip:direct true } ;
INSERT DATA { <statement/1> dip:direct "yes" }

#+ dips:Statement-direct sh:maxCount
INSERT DATA { <statement/1> dip:direct false }

#+ dips:Statement-direct sh:minCount
DELETE DATA { <statement/1> dip:direct true }

#+ dips:Statement-own-article sh:equals
DELETE DATA { <statement/1> dip:article <article/a> } ;
INSERT DATA { <statement/1> dip:article <article/b> }

#+ dips:Statement-own-words sh:equals
DELETE DATA { <statement/1> dip:text "trade" } ;
INSERT DATA { <statement/1> dip:text "their trade" }

#+ dips:Statement-run sh:class
DELETE DATA { <statement/1> prov:wasGeneratedBy <run/1> } ;
INSERT DATA { <statement/1> prov:wasGeneratedBy <software/diplomacy-kg> }

#+ dips:Statement-run sh:maxCount
INSERT DATA {
    <statement/1> prov:wasGeneratedBy <run/2> .
    <run/2> a prov:Activity ; prov:wasAssociatedWith <software/diplomacy-kg> .
}

#+ dips:Statement-run sh:minCount
DELETE DATA { <statement/1> prov:wasGeneratedBy <run/1> }

#+ dips:Statement-speaker sh:class
DELETE DATA { <statement/1> dip:speaker <person/berg> } ;
INSERT DATA { <statement/1> dip:speaker "Berg" }

#+ dips:Statement-speaker sh:maxCount
INSERT DATA { <statement/1> dip:speaker <person/sadiq> }

#+ dips:Statement-speaker sh:minCount
DELETE DATA { <statement/1> dip:speaker <person/berg> }

#+ dips:Statement-text sh:datatype also dips:Statement-own-words
DELETE DATA { <statement/1> dip:text "trade" } ;
INSERT DATA { <statement/1> dip:text "trade"@en }

#+ dips:Statement-text sh:maxCount
INSERT DATA { <statement/1> dip:text "met" ; dip:evidence <evidence/met> }

#+ dips:Statement-text sh:minCount also dips:Statement-own-words
DELETE DATA { <statement/1> dip:text "trade" }

#+ dips:Statement-text sh:minLength also dips:Statement-own-words
DELETE DATA { <statement/1> dip:text "trade" } ;
INSERT DATA { <statement/1> dip:text "" }
