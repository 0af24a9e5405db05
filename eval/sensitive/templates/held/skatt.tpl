Skattekort 2024
Navn: {{:name}}
Fødselsnummer: {{fnr-bare}}
Kontonummer for utbetaling (IBAN): {{iban-no}}
Saksnr. {{!n10}}, KID {{!n12}}, fakturanummer {{!n8}}

Samlever: {{fnr-bare}}
