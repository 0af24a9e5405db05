CONTRATO DE ARRENDAMIENTO

REUNIDOS: de una parte D. {{:name}}, con DNI {{dni}}, y de otra D.ª {{:name}}, con NIE {{nie}}.

El arrendatario abonará la renta en la cuenta {{iban-es}}. Referencia catastral {{!n14}}, expediente {{!n9}}, pedido {{!n8}}.

Contacto: teléfono {{phone-es}}, móvil {{phone-es-abroad}}, correo {{email}}.

Avalista: {{:name}}, D.N.I. n.º {{dni-dash}}. Factura {{!n10}}. Piezas: {{!part-letter}}, {{!part-letter}}, {{!part-letter}}.
