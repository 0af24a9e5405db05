Regional roster

Bengaluru: {{:name}}, UID {{aadhaar}}, {{phone-in-abroad}}, gas connection {{!n4-4-4}}
Sydney: {{:name}}, tax file no. {{tfn}}, {{phone-au-abroad}}, ACN {{!n3-3-3}}
Toronto: {{:name}}, social insurance {{sin}}, {{phone-us}}, file {{!n3-3-3}}
Durban: {{:name}}, SA ID {{za-id}}, ean {{!ean}}
Osaka: {{:name}}, {{phone-jp-abroad}}, ticket {{!n12}}
São Paulo: {{:name}}, {{phone-br-abroad}}, CPF {{cpf-bare}}
