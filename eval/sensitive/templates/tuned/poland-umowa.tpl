UMOWA ZLECENIA nr {{!n6}}

Zleceniobiorca: {{:name}}, PESEL {{pesel}}, zamieszkały: {{:street}}, Gdynia.
Rachunek bankowy: {{iban-pl}}
Telefon: {{phone-pl}}, e-mail: {{email}}
NIP zleceniodawcy: {{!n10}}, REGON {{!n9}}, KRS {{!n10}}
Numer zamówienia: {{!n11}}, numer faktury {{!n11}}, przesyłka {{!n11}}

Numery PESEL dzieci: {{pesel}}, {{pesel}}.
