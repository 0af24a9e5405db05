The following were entered wrongly and were sent back:

IBAN {{!bad-iban-de}}, IBAN {{!bad-iban-gb}}, IBAN {{!short-iban}}
SSN {{!bad-ssn}}, SSN {{!bad-ssn}}, masked SSN {{!ssn-masked}}
NHS number {{!bad-nhs}}, NHS number {{!bad-nhs}}
Steuer-ID {{!bad-steuerid}}, Steuer-ID {{!bad-steuerid}}
Sécurité sociale {{!bad-nir}}
DNI {{!bad-dni}}
PESEL {{!bad-pesel}}
Personnummer {{!bad-personnummer}}
CPF {{!bad-cpf}}
Henkilötunnus {{!bad-hetu}}
SIN {{!bad-sin}}
Card {{!bad-card}} and card {{!bad-card-bare}}; {{!iban-masked}}
Password: {{!placeholder}}, Password: {{!placeholder}}, API key: {{!key-placeholder}}
