Bokningsbekräftelse {{!n8}}

Resenär: {{:name}}, pnr {{personnummer}}
Medresenär: {{:name}}, personnr {{personnummer-long}}
Betalt med kort {{card-bare}}, OCR-nummer {{!n14}}, org.nr {{!orgnr}}
Återbetalning till {{iban-se}}
Fakturanr {{!dated-serial}}. Frågor: {{phone-se}}, {{email}}
