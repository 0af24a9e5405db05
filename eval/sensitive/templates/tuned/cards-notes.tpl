Corporate cards, as of {{!date}}

{{:name}}  {{card}}  exp 09/28
{{:name}}  {{card-dashes}}
{{:name}}  {{amex}}
{{:name}}  {{diners}}
{{:name}}  {{card-nbsp}}
{{:name}}  {{card-dots}}
{{:name}}  {{card-wide}}
{{:name}}  {{card}} 331
Cancelled, last digits only: {{!card-masked}}, {{!card-masked}}, {{!card-masked}}
Mistyped, refused by the terminal: {{!bad-card}}, {{!bad-card-bare}}, {{!bad-amex}}
