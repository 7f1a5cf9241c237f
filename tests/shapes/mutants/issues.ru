#+ dips:IssueMention-issue sh:maxCount
INSERT DATA {
    <event/meeting/trade> dip:issue issue:energy .
    <event/meeting> dip:issue issue:energy .
}

#+ dips:IssueMention-issue sh:minCount
INSERT DATA {
    <event/meeting> dip:issueMention <event/meeting/none> .
    <event/meeting/none> a dip:IssueMention ; rdfs:label "?" ; dip:evidence <evidence/trade> .
}

#+ dips:IssueMention-issue sh:nodeKind
INSERT DATA {
    <mention/1> a dip:IssueMention ; rdfs:label "trade" ; dip:issue "trade" ; dip:evidence <evidence/trade> .
}

#+ dips:Issues-concept sh:in
INSERT DATA {
    <event/meeting> dip:issue issue:weather ; dip:issueMention <event/meeting/weather> .
    <event/meeting/weather> a dip:IssueMention ; rdfs:label "weather" ; dip:issue issue:weather ; dip:evidence <evidence/trade> .
}

#+ dips:Issues-mention sh:class
INSERT DATA { <event/meeting> dip:issueMention "trade" }

#+ dips:Issues-proved sh:equals
INSERT DATA { <event/call> dip:issue issue:trade }
