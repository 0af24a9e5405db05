{
  "patient": {
    "naam": "{{:name}}",
    "bsn": "{{bsn}}",
    "mobiel": "{{phone-nl-abroad}}",
    "mail": "{{email}}",
    "rekeningnummer": "{{iban-nl-bare}}"
  },
  "dossierNummer": "{{!n9}}",
  "zorgverzekering": { "polis": "{{!n9}}", "uzovi": "{{!n4}}" },
  "metingen": [{{!n3}}, {{!decimal}}, {{!decimal}}],
  "hash": "{{!sha256}}",
  "aangemaakt": {{!unix-ms}},
  "id": "{{!uuid}}"
}
