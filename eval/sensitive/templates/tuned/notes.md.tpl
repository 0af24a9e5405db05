**SSN:** {{ssn}}
**Password:** {{password}}
- *NHS number:* {{nhs-bare}}
- `api_key`: `{{hex}}`
- pw: {{password}}
- user: admin / pass: {{password}}

| Field | Value |
|---|---|
| Password | {{password}} |
| BSN | {{bsn}} |
| Order | {{!n9}} |
| Phone | {{phone-us}} |
| Steuer-ID | {{steuerid-bare}} |
| Meter | {{!n11}} |

See https://api.example.org/v1/items?access_token={{hex}}&page={{!n4}}
