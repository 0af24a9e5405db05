lBAN {{iban-de}}
Tel.: {{phone-de-slash}}
Fax {{phone-de}}
Handy: {{phone-de-abroad}}
Steuer-lD: {{steuerid}}
Geb.-Datum {{!date-de}}
Seite 1 von 2   Druck {{!n8}}   Vorgang {{!n11}}
tel:{{phone-gb-abroad}}
T {{phone-gb}}  M {{phone-gb-mobile}}  E {{email}}
