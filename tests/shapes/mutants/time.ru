#+ dips:Capacity-in-office sh:sparql
DELETE DATA { <holding/berg> dip:firstAttested "2024-05-07"^^xsd:date } ;
INSERT DATA { <holding/berg> dip:firstAttested "2024-05-08"^^xsd:date }

#+ dips:Circumstances-begins sh:maxCount
INSERT DATA { <event/meeting> dip:begins "2024-05-01"^^xsd:date }

#+ dips:Circumstances-begins sh:or
DELETE DATA { <event/meeting> dip:begins "2024-05"^^xsd:gYearMonth } ;
INSERT DATA { <event/meeting> dip:begins "in May" }

#+ dips:Circumstances-begun sh:minCount
DELETE DATA { <event/meeting> dip:begins "2024-05"^^xsd:gYearMonth }

#+ dips:Circumstances-earliest sh:datatype
INSERT DATA { <event/visit> sem:hasEarliestBeginTimeStamp "in May" }

#+ dips:Circumstances-earliest sh:lessThanOrEquals
DELETE DATA {
    <event/meeting> dip:begins "2024-05"^^xsd:gYearMonth .
    <event/meeting> sem:hasEarliestBeginTimeStamp "2024-05-01"^^xsd:date .
    <event/meeting> dip:ends "2024-05"^^xsd:gYearMonth .
    <event/meeting> sem:hasLatestEndTimeStamp "2024-05-31"^^xsd:date .
} ;
INSERT DATA {
    <event/meeting> dip:begins "2024-05-02"^^xsd:date ; sem:hasEarliestBeginTimeStamp "2024-05-02"^^xsd:date ; dip:ends "2024-05-01"^^xsd:date ; sem:hasLatestEndTimeStamp "2024-05-01"^^xsd:date .
}

#+ dips:Circumstances-earliest sh:maxCount
DELETE DATA {
    <event/meeting> dip:begins "2024-05"^^xsd:gYearMonth .
    <event/meeting> dip:ends "2024-05"^^xsd:gYearMonth .
} ;
INSERT DATA { <event/meeting> sem:hasEarliestBeginTimeStamp "2024-05-02"^^xsd:date }

#+ dips:Circumstances-ended sh:minCount
DELETE DATA { <event/meeting> dip:ends "2024-05"^^xsd:gYearMonth }

#+ dips:Circumstances-ends sh:maxCount
INSERT DATA { <event/meeting> dip:ends "2024-05-31"^^xsd:date }

#+ dips:Circumstances-ends sh:or
DELETE DATA { <event/meeting> dip:ends "2024-05"^^xsd:gYearMonth } ;
INSERT DATA { <event/meeting> dip:ends "2024-05-31T12:00:00Z"^^xsd:dateTime }

#+ dips:Circumstances-first-day sh:sparql
DELETE DATA { <event/meeting> sem:hasEarliestBeginTimeStamp "2024-05-01"^^xsd:date } ;
INSERT DATA { <event/meeting> sem:hasEarliestBeginTimeStamp "2024-05-02"^^xsd:date }

#+ dips:Circumstances-last-day sh:sparql
DELETE DATA { <event/meeting> sem:hasLatestEndTimeStamp "2024-05-31"^^xsd:date } ;
INSERT DATA { <event/meeting> sem:hasLatestEndTimeStamp "2024-05-27"^^xsd:date }

#+ dips:Circumstances-latest sh:datatype
INSERT DATA { <event/visit> sem:hasLatestEndTimeStamp "2024-05"^^xsd:gYearMonth }

#+ dips:Circumstances-latest sh:maxCount
DELETE DATA {
    <event/meeting> dip:begins "2024-05"^^xsd:gYearMonth .
    <event/meeting> dip:ends "2024-05"^^xsd:gYearMonth .
} ;
INSERT DATA { <event/meeting> sem:hasLatestEndTimeStamp "2024-05-30"^^xsd:date }

#+ dips:Event-occurred-before sh:sparql
DELETE DATA { <event/visit> dip:status status:planned } ;
INSERT DATA {
    <event/visit> dip:status status:occurred ; dip:begins "2024-05-09"^^xsd:date ; dip:ends "2024-05-09"^^xsd:date ; sem:hasEarliestBeginTimeStamp "2024-05-09"^^xsd:date ; sem:hasLatestEndTimeStamp "2024-05-09"^^xsd:date .
}

#+ dips:Holding-begun sh:minCount
DELETE DATA { <holding/berg> dip:firstAttested "2024-05-07"^^xsd:date }

#+ dips:Holding-ended sh:minCount
DELETE DATA { <holding/berg> dip:lastAttested "2024-05-08"^^xsd:date }

#+ dips:Holding-first sh:datatype
DELETE DATA {
    <part/berg> dip:capacity <holding/berg> .
    <holding/berg> dip:firstAttested "2024-05-07"^^xsd:date .
} ;
INSERT DATA { <holding/berg> dip:firstAttested "May" }

#+ dips:Holding-first sh:lessThanOrEquals
DELETE DATA {
    <part/berg> dip:capacity <holding/berg> .
    <holding/berg> dip:firstAttested "2024-05-07"^^xsd:date .
} ;
INSERT DATA { <holding/berg> dip:firstAttested "2024-05-09"^^xsd:date }

#+ dips:Holding-first sh:maxCount
INSERT DATA { <holding/berg> dip:firstAttested "2024-05-06"^^xsd:date }

#+ dips:Holding-last sh:datatype
DELETE DATA {
    <part/berg> dip:capacity <holding/berg> .
    <holding/berg> dip:lastAttested "2024-05-08"^^xsd:date .
} ;
INSERT DATA { <holding/berg> dip:lastAttested "2024-05"^^xsd:gYearMonth }

#+ dips:Holding-last sh:maxCount
INSERT DATA { <holding/berg> dip:lastAttested "2024-05-09"^^xsd:date }

#+ dips:Report-day-of-article sh:equals
DELETE DATA { <report/visit> dip:published "2024-05-07"^^xsd:date } ;
INSERT DATA { <report/visit> dip:published "2024-05-08"^^xsd:date }

#+ dips:Report-next-day sh:sparql
DELETE DATA { <report/visit> dip:status status:planned } ;
INSERT DATA {
    <report/visit> dip:status status:occurred ; dip:begins "2024-05-08"^^xsd:date ; dip:ends "2024-05-08"^^xsd:date ; sem:hasEarliestBeginTimeStamp "2024-05-08"^^xsd:date ; sem:hasLatestEndTimeStamp "2024-05-08"^^xsd:date .
}

#+ dips:Report-occurred-before sh:sparql
DELETE DATA { <report/visit> dip:status status:planned } ;
INSERT DATA {
    <report/visit> dip:status status:occurred ; dip:begins "2024-05-09"^^xsd:date ; dip:ends "2024-05-09"^^xsd:date ; sem:hasEarliestBeginTimeStamp "2024-05-09"^^xsd:date ; sem:hasLatestEndTimeStamp "2024-05-09"^^xsd:date .
}
