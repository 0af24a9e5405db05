Tra {{:name}} (codice fiscale {{cf}}) e {{:name}} (c.f. {{cf}}) si conviene quanto segue.

Il canone sarà versato sul conto {{iban-it-bare}} entro il giorno 5 di ogni mese; catasto foglio {{!n3}}, particella {{!n4}}, POD IT001E{{!n8}}.
Recapiti: {{phone-it-abroad}}, {{email}}. Pratica {{!n10}}, P. IVA {{!n11}}, ordine {{!n12}}.
