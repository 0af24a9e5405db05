Lohnausweis

AHV-Nr.: {{ahv}}
Zahlung auf {{iban-ch-bare}}
UID CHE-{{!n3}}.{{!n3}}.{{!n3}}, Referenz {{!n22}}, Artikel {{!ean}}
Seconde assurée: {{ahv-bare}}
Österreich: {{iban-at}}
Portugal: NIF {{nif-pt}}, {{iban-pt-bare}}
Ireland: {{iban-ie}}
