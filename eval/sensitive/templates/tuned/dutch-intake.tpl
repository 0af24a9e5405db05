INTAKEFORMULIER

Naam: {{:name}}
BSN: {{bsn}}
Telefoon: {{phone-nl}}
E-mail: {{email}}
IBAN: {{iban-nl}}
Polisnummer: {{!n10}}
Klantnummer: {{!n9}}
Kenteken: 12-ABC-3

Partner: {{:name}}, burgerservicenummer {{bsn-dots}}, rekening {{iban-nl-bare}}.
KvK {{!n8}}, btw {{!vat-nl}}, factuurnummer {{!n9}}, ordernummer {{!n9}}, bestelling {{!n8}}.
