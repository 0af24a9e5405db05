Card ending {{!n4}}                                     Statement no. {{!n6}}

{{*12}}
{{!date}}  {{!n12}}  {{:item}} {{:city}}  {{!amount}}
{{/}}

Primary card {{card-dashes}}   Additional card {{amex}}
Lost or stolen: {{phone-gb-abroad}} (any time)
Reference for payments: {{!n18}}    Ombudsman scheme no. {{!n9}}
