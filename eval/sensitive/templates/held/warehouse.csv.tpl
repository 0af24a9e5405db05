sku,gtin,serial,batch,weight,last_counted,location_code,supplier_part
{{*18}}
{{!sku}},{{!ean}},{{!n16}},{{!dated-serial}},{{!version}},{{!date}},{{!n3-3-4}},{{!part}}
{{/}}
