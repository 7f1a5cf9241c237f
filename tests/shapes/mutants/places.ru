#+ dips:Place-city sh:datatype
DELETE DATA { <place/oslo> dip:city "Oslo" } ;
INSERT DATA { <place/oslo> dip:city "Oslo"@no }

#+ dips:Place-city sh:maxCount
INSERT DATA { <place/oslo> dip:city "Bergen" }

#+ dips:Place-city sh:minLength
DELETE DATA { <place/oslo> dip:city "Oslo" } ;
INSERT DATA { <place/oslo> dip:city "" }

#+ dips:Place-country sh:class
DELETE DATA { <place/oslo> dip:country <state/NOR> } ;
INSERT DATA { <place/oslo> dip:country "Norway" }

#+ dips:Place-country sh:maxCount
INSERT DATA {
    <place/oslo> dip:country <state/JOR> .
    <state/JOR> a dip:Agent, dip:State ; rdfs:label "Jordan" ; skos:notation "JOR" .
}

#+ dips:Place-somewhere sh:minCount
DELETE DATA {
    <place/oslo> dip:city "Oslo" .
    <place/oslo> dip:country <state/NOR> .
}
