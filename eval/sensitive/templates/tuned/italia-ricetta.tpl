MODULO DI ISCRIZIONE

Cognome e nome: {{:name}}
Codice fiscale: {{cf}}
Partita IVA della società: {{!n11}}
IBAN: {{iban-it}}
Telefono: {{phone-it-abroad}}
E-mail: {{email}}

Figli iscritti:
{{*4}}
- {{:first}}, C.F. {{cf}}, tessera n. {{!n8}}
{{/}}
Protocollo {{!n10}} del {{!date-de}}, fattura {{!n7}}, spedizione {{!n12}}.
