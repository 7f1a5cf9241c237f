#+ dips:Identification-unnamed sh:class
DELETE DATA { <identification/minister> dip:unnamed <person/minister> } ;
INSERT DATA { <identification/minister> dip:unnamed <state/NOR> }

#+ dips:Identification-unnamed sh:maxCount
INSERT DATA { <identification/minister> dip:unnamed <person/sadiq> }

#+ dips:Identification-unnamed sh:minCount
DELETE DATA { <identification/minister> dip:unnamed <person/minister> }

#+ dips:Identification-as sh:class
DELETE DATA { <identification/minister> dip:identifiedAs <person/berg> } ;
INSERT DATA { <identification/minister> dip:identifiedAs <organisation/un> }

#+ dips:Identification-as sh:disjoint
DELETE DATA { <identification/minister> dip:identifiedAs <person/berg> } ;
INSERT DATA { <identification/minister> dip:identifiedAs <person/minister> }

#+ dips:Identification-as sh:maxCount
INSERT DATA { <identification/minister> dip:identifiedAs <person/sadiq> }

#+ dips:Identification-as sh:minCount
DELETE DATA { <identification/minister> dip:identifiedAs <person/berg> }

#+ dips:Identification-basis sh:class
INSERT DATA { <identification/minister> dip:basis <office/minister> }

#+ dips:Identification-basis sh:minCount
DELETE DATA { <identification/minister> dip:basis <holding/minister> }

#+ dips:Identification-confidence sh:datatype
DELETE DATA { <identification/minister> dip:confidence 0.85 } ;
INSERT DATA { <identification/minister> dip:confidence 0.85e0 }

#+ dips:Identification-confidence sh:maxCount
INSERT DATA { <identification/minister> dip:confidence 0.5 }

#+ dips:Identification-confidence sh:maxInclusive
DELETE DATA { <identification/minister> dip:confidence 0.85 } ;
INSERT DATA { <identification/minister> dip:confidence 85.0 }

#+ dips:Identification-confidence sh:minCount
DELETE DATA { <identification/minister> dip:confidence 0.85 }

#+ dips:Identification-confidence sh:minInclusive
DELETE DATA { <identification/minister> dip:confidence 0.85 } ;
INSERT DATA { <identification/minister> dip:confidence -0.1 }
