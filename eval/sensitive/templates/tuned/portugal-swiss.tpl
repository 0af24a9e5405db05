Contribuinte: {{nif-pt}}
Fatura n.º {{!n9}}, encomenda {{!n9}}, referência {{!n3-3-3}}
IBAN {{iban-pt}}

NIF {{nif-pt-spaces}} ({{:name}})

AHV-Nummer {{ahv}}, Konto {{iban-ch}}, Vertragsnummer {{!n13}}, Artikel {{!ean}}
Numéro AVS : {{ahv}}
