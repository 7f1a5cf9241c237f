"""The namespaces and terms that code uses; `ontology/` defines them (a test compares the two, both ways)."""

from __future__ import annotations

from pyoxigraph import NamedNode

VOCABULARY = "https://w3id.org/diplomacy-kg/"
BASE = VOCABULARY + "id/"
DIP = VOCABULARY + "ontology#"
ISSUE = VOCABULARY + "issue/"
OFFICE_TYPE = VOCABULARY + "office-type/"
STATUS = VOCABULARY + "status/"
ROLE = VOCABULARY + "role/"
FOAF = "http://xmlns.com/foaf/0.1/"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "https://schema.org/"
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES: dict[str, str] = {
    "dip": DIP,
    "foaf": FOAF,
    "issue": ISSUE,
    "officetype": OFFICE_TYPE,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "role": ROLE,
    "schema": SCHEMA,
    "sem": SEM,
    "skos": SKOS,
    "status": STATUS,
    "xsd": XSD,
}

AGENT = NamedNode(DIP + "Agent")
ARTICLE = NamedNode(DIP + "Article")
EVENT = NamedNode(DIP + "Event")
EVIDENCE = NamedNode(DIP + "Evidence")
IDENTIFICATION = NamedNode(DIP + "Identification")
ISSUE_MENTION = NamedNode(DIP + "IssueMention")
OFFICE = NamedNode(DIP + "Office")
OFFICE_HOLDING = NamedNode(DIP + "OfficeHolding")
ORGANISATION = NamedNode(DIP + "Organisation")
PARTICIPATION = NamedNode(DIP + "Participation")
PERSON = NamedNode(DIP + "Person")
PLACE = NamedNode(DIP + "Place")
REPORT = NamedNode(DIP + "Report")
STATE = NamedNode(DIP + "State")
STATEMENT = NamedNode(DIP + "Statement")

MEETING = NamedNode(DIP + "Meeting")
CALL = NamedNode(DIP + "Call")
VISIT = NamedNode(DIP + "Visit")
INVITATION = NamedNode(DIP + "Invitation")
MESSAGE = NamedNode(DIP + "Message")
AGREEMENT = NamedNode(DIP + "Agreement")
PROTEST = NamedNode(DIP + "Protest")
APPOINTMENT = NamedNode(DIP + "Appointment")
EVENT_CLASSES: dict[str, NamedNode] = {
    "meeting": MEETING,
    "call": CALL,
    "visit": VISIT,
    "invitation": INVITATION,
    "message": MESSAGE,
    "agreement": AGREEMENT,
    "protest": PROTEST,
    "appointment": APPOINTMENT,
}

HAS_AGENT = NamedNode(DIP + "agent")
HAS_ARTICLE = NamedNode(DIP + "article")
BASIS = NamedNode(DIP + "basis")
BEGINS = NamedNode(DIP + "begins")
CAPACITY = NamedNode(DIP + "capacity")
CITY = NamedNode(DIP + "city")
CONFIDENCE = NamedNode(DIP + "confidence")
COUNTRY = NamedNode(DIP + "country")
CUE = NamedNode(DIP + "cue")
DATE_EVIDENCE = NamedNode(DIP + "dateEvidence")
DIRECT = NamedNode(DIP + "direct")
END = NamedNode(DIP + "end")
ENDS = NamedNode(DIP + "ends")
EXACT = NamedNode(DIP + "exact")
FIRST_ATTESTED = NamedNode(DIP + "firstAttested")
HAS_EVIDENCE = NamedNode(DIP + "evidence")
HAS_ISSUE = NamedNode(DIP + "issue")
HAS_ISSUE_MENTION = NamedNode(DIP + "issueMention")
HAS_OFFICE = NamedNode(DIP + "office")
HAS_PARTICIPATION = NamedNode(DIP + "participation")
HAS_PLACE = NamedNode(DIP + "place")
HAS_REPORT = NamedNode(DIP + "report")
HAS_ROLE = NamedNode(DIP + "role")
HAS_STATUS = NamedNode(DIP + "status")
HOLDER = NamedNode(DIP + "holder")
IDENTIFIED_AS = NamedNode(DIP + "identifiedAs")
LAST_ATTESTED = NamedNode(DIP + "lastAttested")
LENGTH = NamedNode(DIP + "length")
MET = NamedNode(DIP + "met")
OFFICE_OF = NamedNode(DIP + "officeOf")
HAS_OFFICE_TYPE = NamedNode(DIP + "officeType")
PLACE_EVIDENCE = NamedNode(DIP + "placeEvidence")
PUBLISHED = NamedNode(DIP + "published")
QUALIFIER = NamedNode(DIP + "qualifier")
SOURCE = NamedNode(DIP + "source")
SPEAKER = NamedNode(DIP + "speaker")
SPOKE_WITH = NamedNode(DIP + "spokeWith")
START = NamedNode(DIP + "start")
STATUS_EVIDENCE = NamedNode(DIP + "statusEvidence")
TEXT = NamedNode(DIP + "text")
TITLE = NamedNode(DIP + "title")
UNNAMED = NamedNode(DIP + "unnamed")

TYPE = NamedNode(RDF + "type")
LABEL = NamedNode(RDFS + "label")
SUB_CLASS_OF = NamedNode(RDFS + "subClassOf")
NAME = NamedNode(FOAF + "name")
ALT_LABEL = NamedNode(SKOS + "altLabel")
HIDDEN_LABEL = NamedNode(SKOS + "hiddenLabel")
EXACT_MATCH = NamedNode(SKOS + "exactMatch")
IN_SCHEME = NamedNode(SKOS + "inScheme")
NOTATION = NamedNode(SKOS + "notation")
PREF_LABEL = NamedNode(SKOS + "prefLabel")
DEFINITION = NamedNode(SKOS + "definition")
CONCEPT = NamedNode(SKOS + "Concept")
EARLIEST = NamedNode(SEM + "hasEarliestBeginTimeStamp")
LATEST = NamedNode(SEM + "hasLatestEndTimeStamp")
NEWS_ARTICLE = NamedNode(SCHEMA + "NewsArticle")
HEADLINE = NamedNode(SCHEMA + "headline")
IDENTIFIER = NamedNode(SCHEMA + "identifier")
SOFTWARE_VERSION = NamedNode(SCHEMA + "softwareVersion")
URL = NamedNode(SCHEMA + "url")
ACTIVITY = NamedNode(PROV + "Activity")
SOFTWARE_AGENT = NamedNode(PROV + "SoftwareAgent")
USED = NamedNode(PROV + "used")
WAS_ASSOCIATED_WITH = NamedNode(PROV + "wasAssociatedWith")
WAS_GENERATED_BY = NamedNode(PROV + "wasGeneratedBy")

XSD_ANY_URI = NamedNode(XSD + "anyURI")
XSD_BOOLEAN = NamedNode(XSD + "boolean")
XSD_DATE = NamedNode(XSD + "date")
XSD_DECIMAL = NamedNode(XSD + "decimal")
XSD_G_YEAR = NamedNode(XSD + "gYear")
XSD_G_YEAR_MONTH = NamedNode(XSD + "gYearMonth")
XSD_INTEGER = NamedNode(XSD + "integer")
