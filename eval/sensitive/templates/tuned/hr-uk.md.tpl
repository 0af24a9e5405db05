# Starter checklist

| Name | NI number | Bank account (IBAN) | Mobile |
|---|---|---|---|
{{*7}}
| {{:name}} | {{nino}} | {{iban-gb}} | {{phone-gb-abroad}} |
{{/}}

Late joiner: {{:name}}, National Insurance number {{nino-bare}}, sort code {{!sort-code}}, account {{!account8}}.

Laptops handed out: {{!code-ni}}, {{!code-ni}}, {{!code-ni}}; asset tags {{!n6}}, {{!n6}}.
Ticket #{{!n6}}, change request {{!n8}}, build {{!build}}.
