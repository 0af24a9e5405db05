LØNSEDDEL

Medarbejder {{!n5}}   CPR: {{cpr}}   Konto {{iban-dk}}
Medarbejder {{!n5}}   CPR: {{cpr}}   Konto {{iban-dk}}
CVR {{!n8}}, bilag {{!n6-4}}, ordre {{!n6-4}}
