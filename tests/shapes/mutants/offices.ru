#+ dips:Holding-holder sh:class
DELETE DATA {
    <holding/berg> dip:holder <person/berg> .
    <part/berg> dip:capacity <holding/berg> .
} ;
INSERT DATA { <holding/berg> dip:holder <state/NOR> }

#+ dips:Holding-holder sh:maxCount
DELETE DATA { <part/berg> dip:capacity <holding/berg> } ;
INSERT DATA { <holding/berg> dip:holder <person/sadiq> }

#+ dips:Holding-holder sh:minCount
DELETE DATA {
    <part/berg> dip:capacity <holding/berg> .
    <holding/berg> dip:holder <person/berg> .
}

#+ dips:Holding-office sh:class
DELETE DATA { <holding/berg> dip:office <office/minister> } ;
INSERT DATA { <holding/berg> dip:office officetype:foreign-minister }

#+ dips:Holding-office sh:maxCount
INSERT DATA {
    <holding/berg> dip:office <office/2> .
    <office/2> a dip:Office ; rdfs:label "envoy" ; dip:officeType officetype:envoy .
}

#+ dips:Holding-office sh:minCount
DELETE DATA { <holding/berg> dip:office <office/minister> }

#+ dips:Holding-qualifier sh:pattern
INSERT DATA { <holding/berg> dip:qualifier "late" }

#+ dips:Holding-title sh:datatype
INSERT DATA { <holding/berg> dip:title "Außenministerin"@de }

#+ dips:Holding-title sh:minLength
INSERT DATA { <holding/berg> dip:title "" }

#+ dips:Office-of sh:class
DELETE DATA { <office/minister> dip:officeOf <state/NOR> } ;
INSERT DATA { <office/minister> dip:officeOf "Norway" }

#+ dips:Office-of sh:maxCount
INSERT DATA { <office/minister> dip:officeOf <organisation/un> }

#+ dips:Office-type sh:in
DELETE DATA { <office/minister> dip:officeType officetype:foreign-minister } ;
INSERT DATA { <office/minister> dip:officeType officetype:poet }

#+ dips:Office-type sh:maxCount
INSERT DATA { <office/minister> dip:officeType officetype:minister }

#+ dips:Office-type sh:minCount
DELETE DATA { <office/minister> dip:officeType officetype:foreign-minister }
