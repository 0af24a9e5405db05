Nordbank eG · Lindenweg 4 · 20099 Hamburg

Sehr geehrte Frau {{:last}},

vielen Dank für Ihren Auftrag vom {{!date-de}}. Ihre neue Bankverbindung lautet:

IBAN: {{iban-de}}
BIC: {{!bic}}
Kontonummer alt: {{!n10}}, BLZ {{!n8}}

Ihre Kreditkarte mit der Nummer {{card}} bleibt bis auf Weiteres gültig. Die Rechnung {{!n8}} über {{!amount-de}} wird am {{!date-de}} abgebucht, Mandatsreferenz {{!n12}}.

Für die Meldung an das Finanzamt benötigen wir Ihre Steuer-ID; bei uns ist {{steuerid}} hinterlegt. Ihre Steuernummer {{!steuernummer}} ist nicht ausreichend.

Bei Rückfragen erreichen Sie uns unter Tel. {{phone-de}} oder {{email}}.

Vorgangsnummer: {{!n14}}
USt-IdNr.: {{!vat-de}}, HRB {{!n6}}
