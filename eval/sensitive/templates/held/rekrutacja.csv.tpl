Imię i nazwisko;PESEL;Telefon;E-mail;Nr zamówienia;NIP firmy
{{*8}}
{{:name}};{{pesel}};{{phone-pl-abroad}};{{email}};{{!n11}};{{!n10}}
{{/}}
