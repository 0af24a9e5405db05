Ansökan om ledighet

Personnummer: {{personnummer-long}}
Ärendenummer: {{!dated-serial-long}}
Faktura {{!dated-serial}}, order {{!n6-4}}, organisationsnummer {{!orgnr}}
Telefon {{phone-se}}

Søknad om permisjon. Fødselsnummer {{fnr}}, konto {{iban-no}}, saksnummer {{!n11}}.
CPR-nr. {{cpr}}, faktura {{!n6-4}}.
Henkilötunnus {{hetu}}, tilausnumero {{!n10}}, viitenumero {{!n20}}, IBAN {{iban-fi}}.
