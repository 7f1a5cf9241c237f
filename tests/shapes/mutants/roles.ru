#+ dips:Agreement-complete sh:minCount
DELETE DATA { <part/agreement/norway> dip:agent <state/NOR> } ;
INSERT DATA { <part/agreement/norway> dip:agent <person/berg> }

#+ dips:Agreement-roles sh:in
DELETE DATA { <part/agreement/norway> dip:role role:party } ;
INSERT DATA { <part/agreement/norway> dip:role role:host }

#+ dips:Appointment-complete sh:hasValue
DELETE DATA { <part/appointment/berg> dip:role role:appointee } ;
INSERT DATA { <part/appointment/berg> dip:role role:appointer }

#+ dips:Appointment-roles sh:in
DELETE DATA { <part/appointment/norway> dip:role role:appointer } ;
INSERT DATA { <part/appointment/norway> dip:role role:host }

#+ dips:Call-complete sh:minCount
DELETE DATA {
    <part/call/un> dip:agent <organisation/un> .
    <person/sadiq> dip:spokeWith <organisation/un> .
    <organisation/un> dip:spokeWith <person/sadiq> .
} ;
INSERT DATA { <part/call/un> dip:agent <person/sadiq> }

#+ dips:Call-roles sh:in
INSERT DATA {
    <event/call> dip:participation <part/call/host> .
    <part/call/host> a dip:Participation ; rdfs:label "as visitor" ; dip:agent <state/NOR> ; dip:role role:visitor ; dip:evidence <evidence/met> .
}

#+ dips:Invitation-complete sh:hasValue
DELETE DATA {
    <part/invitation/norway> dip:role role:invitee .
    <part/invitation/norway> dip:agent <state/NOR> .
} ;
INSERT DATA { <part/invitation/norway> dip:role role:inviter ; dip:agent <organisation/un> }

#+ dips:Invitation-complete sh:hasValue
DELETE DATA { <part/invitation/berg> dip:role role:inviter } ;
INSERT DATA { <part/invitation/berg> dip:role role:invitee }

#+ dips:Invitation-roles sh:in
INSERT DATA {
    <event/invitation> dip:participation <part/2> .
    <part/2> a dip:Participation ; rdfs:label "as host" ; dip:agent <organisation/un> ; dip:role role:host ; dip:evidence <evidence/met> .
}

#+ dips:Meeting-complete sh:minCount
INSERT DATA {
    <event/2> a dip:Event, dip:Meeting ; rdfs:label "meeting" ; dip:status status:planned ; dip:participation <part/2> ; dip:report <report/2> .
    <part/2> a dip:Participation ; rdfs:label "as participant" ; dip:agent <person/berg> ; dip:role role:participant ; dip:evidence <evidence/met> .
    <report/2> a dip:Report ; rdfs:label "meeting, planned" ; dip:article <article/a> ; dip:published "2024-05-07"^^xsd:date ; dip:status status:planned ; dip:evidence <evidence/met> ; prov:wasGeneratedBy <run/1> .
}

#+ dips:Meeting-roles sh:in
INSERT DATA {
    <event/meeting> dip:participation <part/2> .
    <part/2> a dip:Participation ; rdfs:label "as visitor" ; dip:agent <organisation/un> ; dip:role role:visitor ; dip:evidence <evidence/met> .
}

#+ dips:Message-complete sh:hasValue
DELETE DATA { <part/message/norway> dip:role role:recipient } ;
INSERT DATA { <part/message/norway> dip:role role:bearer }

#+ dips:Message-complete sh:hasValue
DELETE DATA { <part/message/berg> dip:role role:sender } ;
INSERT DATA { <part/message/berg> dip:role role:bearer }

#+ dips:Message-roles sh:in
INSERT DATA {
    <event/message> dip:participation <part/2> .
    <part/2> a dip:Participation ; rdfs:label "as party" ; dip:agent <organisation/un> ; dip:role role:party ; dip:evidence <evidence/met> .
}

#+ dips:Protest-complete sh:hasValue
DELETE DATA { <part/protest/norway> dip:role role:target } ;
INSERT DATA { <part/protest/norway> dip:role role:source }

#+ dips:Protest-complete sh:hasValue
DELETE DATA { <part/protest/berg> dip:role role:source } ;
INSERT DATA { <part/protest/berg> dip:role role:target }

#+ dips:Protest-roles sh:in
INSERT DATA {
    <event/protest> dip:participation <part/2> .
    <part/2> a dip:Participation ; rdfs:label "as party" ; dip:agent <organisation/un> ; dip:role role:party ; dip:evidence <evidence/met> .
}

#+ dips:Visit-complete sh:hasValue
DELETE DATA { <part/visit/berg> dip:role role:visitor } ;
INSERT DATA { <part/visit/berg> dip:role role:host }

#+ dips:Visit-roles sh:in
INSERT DATA {
    <event/visit> dip:participation <part/2> .
    <part/2> a dip:Participation ; rdfs:label "as party" ; dip:agent <organisation/un> ; dip:role role:party ; dip:evidence <evidence/met> .
}
