#+ dips:Circumstances-place sh:class
INSERT DATA { <event/call> dip:place "Oslo" }

#+ dips:Circumstances-place sh:maxCount
INSERT DATA {
    <event/meeting> dip:place <place/norway> .
    <place/norway> a dip:Place ; rdfs:label "Norway" ; dip:country <state/NOR> .
}

#+ dips:Circumstances-status sh:in
DELETE DATA { <event/visit> dip:status status:planned } ;
INSERT DATA { <event/visit> dip:status <https://w3id.org/diplomacy-kg/status/hoped> }

#+ dips:Circumstances-status sh:maxCount
INSERT DATA { <event/visit> dip:status status:proposed }

#+ dips:Circumstances-status sh:minCount
DELETE DATA { <event/visit> dip:status status:planned }
