#+ dips:Article-date-evidence sh:class
DELETE DATA { <article/a> dip:dateEvidence <evidence/met> } ;
INSERT DATA { <article/a> dip:dateEvidence "7 May" }

#+ dips:Article-dated sh:minCount
DELETE DATA { <article/b> dip:published "2024-05-08"^^xsd:date }

#+ dips:Article-headline sh:datatype
DELETE DATA { <article/a> schema:headline "Berg receives Sadiq" } ;
INSERT DATA { <article/a> schema:headline "Berg receives Sadiq"@en }

#+ dips:Article-headline sh:maxCount
INSERT DATA { <article/a> schema:headline "Sadiq in Oslo" }

#+ dips:Article-headline sh:minLength
INSERT DATA { <article/b> schema:headline "" }

#+ dips:Article-identifier sh:datatype
DELETE DATA { <article/b> schema:identifier "article-b" } ;
INSERT DATA { <article/b> schema:identifier 5 }

#+ dips:Article-identifier sh:maxCount
INSERT DATA { <article/b> schema:identifier "article-c" }

#+ dips:Article-identifier sh:minCount
DELETE DATA { <article/b> schema:identifier "article-b" }

#+ dips:Article-length sh:datatype
DELETE DATA { <article/a> dip:length 50 } ;
INSERT DATA { <article/a> dip:length "50"^^xsd:decimal }

#+ dips:Article-length sh:maxCount
INSERT DATA { <article/a> dip:length 51 }

#+ dips:Article-length sh:minInclusive
INSERT DATA {
    <article/c> a dip:Article ; rdfs:label "nothing" ; schema:identifier "article-c" ; dip:published "2024-05-07"^^xsd:date ; dip:length 0 .
}

#+ dips:Article-published sh:datatype
DELETE DATA { <article/b> dip:published "2024-05-08"^^xsd:date } ;
INSERT DATA { <article/b> dip:published "2024-05-08T09:00:00Z"^^xsd:dateTime }

#+ dips:Article-published sh:maxCount
INSERT DATA { <article/b> dip:published "2024-05-09"^^xsd:date }

#+ dips:Article-source sh:datatype
DELETE DATA { <article/a> dip:source "Northwire" } ;
INSERT DATA { <article/a> dip:source <https://northwire.example/> }

#+ dips:Article-source sh:maxCount
INSERT DATA { <article/a> dip:source "Northwire News" }

#+ dips:Article-source sh:minLength
INSERT DATA { <article/b> dip:source "" }

#+ dips:Article-url sh:datatype
INSERT DATA { <article/b> schema:url "https://northwire.example/b" }

#+ dips:Article-url sh:maxCount
INSERT DATA { <article/a> schema:url "https://northwire.example/8"^^xsd:anyURI }

#+ dips:Article-whole-url sh:pattern
INSERT DATA { <article/b> schema:url "northwire.example/b"^^xsd:anyURI }
