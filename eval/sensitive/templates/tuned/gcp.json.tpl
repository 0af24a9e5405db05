{
  "type": "service_account",
  "project_id": "shop-{{!n6}}",
  "private_key_id": "{{!sha1}}",
  "client_email": "{{email}}",
  "client_id": "{{!n21}}",
  "token_uri": "https://oauth2.example.org/token",
  "log": "first line\n{{email}}\nPassword: {{password}}\nend\tcall {{phone-us}}"
}
