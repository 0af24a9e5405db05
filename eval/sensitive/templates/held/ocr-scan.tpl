N H S   T R U S T

NHS Number   {{nhs}}
Patlent name   {{:name}}
Hosp. No.   {{!n7}}
D.O.B   {{!date-us}}

NAT. INSURANCE NO   {{nino}}
TEL   {{phone-gb}}

Form rev. {{!n4}}  print {{!n10}}  batch {{!n3-3-4-spaces}}
Payee acct  {{iban-gb}}
Card  {{card-nbsp}}
