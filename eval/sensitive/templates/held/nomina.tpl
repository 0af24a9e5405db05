RECIBO DE SALARIOS

Empresa: Talleres Ebro S.L., CIF B{{!account8}}
Trabajador/a: {{:name}}    NIF: {{dni}}    Nº afiliación S.S.: {{!n2}}/{{!n8}}/{{!n2}}
Banco: {{iban-es-bare}}

Trabajadora: {{:name}}    N.I.E.: {{nie}}    Cuenta {{iban-es}}

Consultas: tel. {{phone-es}}, {{email}}
Factura {{!n9}}, albarán {{!n8}}, lote {{!part-letter}}, seguimiento {{!n13}}
