Gemeinschaftspraxis am Markt

Patient: {{:name}}, geb. {{!date-de}}
Versichertennummer: A{{!n9}}
Fallnummer {{!n10}}, Labor-Nr. {{!n8}}, Befund vom {{!date-de}}

Sehr geehrter Herr Kollege,

wir berichten über o. g. Patienten. Hb 14,2 g/dl, Leukozyten 6,8/nl, TSH 1,92 mU/l. LOT {{!n7}}, PZN {{!n8}}.

Zur Abrechnung: Steuerliche Identifikationsnummer {{steuerid-bare}}, Bankverbindung {{iban-de-bare}}.

Praxis: {{phone-de-slash}}, mobil {{phone-de-abroad}}, {{email}}
