SPARE PARTS

{{*12}}
Part {{!part}}   SKU {{!sku}}   bin {{!n4}}   serial {{!n16}}   qty {{:count}}
{{/}}
Hydraulic pump model {{!n3-3-4}}, alternative {{!n3-2-4}}, replaces {{!n9}}.
Hotline {{phone-us-dashes}}; service desk {{phone-us-abroad}}.
IMEI {{!imei}}, SIM {{!iccid}}, LEI {{!lei}}, ISIN {{!isin}}
