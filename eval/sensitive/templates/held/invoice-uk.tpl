INVOICE 20394

Harbour Lines Ltd, VAT {{!vat-gb}}, company no. {{!account8}}
Bill to: {{:name}}, {{:street}}, {{:city}}

{{*6}}
{{:count}} x {{:item}}   {{!sku}}   {{!amount}}
{{/}}

Please pay within 30 days to {{iban-gb}}, BIC {{!bic}}, quoting {{!n9}}.
You may also pay by card: you gave us {{card}} last time.
Enquiries: {{phone-gb}} / {{email}}
