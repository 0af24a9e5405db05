## {{!version}} ({{!date}})

{{*10}}
* {{:item}}: fixes #{{!n5}}, closes #{{!n6}} ([{{!sha-short}}](https://git.example.org/c/{{!sha1}}))
{{/}}

Checksums: `{{!sha256}}`, `{{!md5}}`. Depends on `{{!package}}`, `{{!package}}`, `{{!package}}`.
Reported by {{!handle}}, {{!handle}}. Security contact: {{email}}. Object {{!stripe-object}}, {{!stripe-object}}.
