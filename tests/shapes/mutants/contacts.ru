#+ dips:Call-spoke sh:sparql
DELETE DATA {
    <organisation/un> dip:spokeWith <person/sadiq> .
    <person/sadiq> dip:spokeWith <organisation/un> .
}

#+ dips:Contact-met sh:equals
DELETE DATA { <person/berg> dip:met <person/sadiq> }

#+ dips:Contact-spoke sh:equals
DELETE DATA { <organisation/un> dip:spokeWith <person/sadiq> }

#+ dips:Meeting-met sh:sparql
DELETE DATA {
    <person/berg> dip:met <person/sadiq> .
    <person/sadiq> dip:met <person/berg> .
}

#+ dips:Met sh:sparql
INSERT DATA {
    <person/berg> dip:met <organisation/un> .
    <organisation/un> dip:met <person/berg> .
}

#+ dips:Spoke sh:sparql
INSERT DATA {
    <person/berg> dip:spokeWith <person/sadiq> .
    <person/sadiq> dip:spokeWith <person/berg> .
}
