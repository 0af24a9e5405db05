Gemeente Aalst - uittreksel

Rijksregisternummer {{rrn}} ({{:name}})
Numéro de registre national : {{rrn-bare}}
Rekening: {{iban-be}}

Dossier {{!n11}}, kenmerk {{!n11}}, betaling +++{{!n3}}/{{!n4}}/{{!n5}}+++
Facture {{!n8}}, TVA BE{{!n10}}
