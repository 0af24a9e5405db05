# How do I get in?

The jump host is `{{!ip}}` (fingerprint `{{!md5}}`). Add your public key:

    {{!ssh-public}}

Ask {{:first}} ([mail](mailto:{{email}}), {{phone-de-abroad}}) for an account. The guest Wi-Fi password is `{{password}}`.

The break-glass key:

```
{{private-key}}
```

Never commit `-----BEGIN PRIVATE KEY-----` blocks. Passwords must be at least 14 characters; password rotation: 90 days; password: see the vault entry {{!n6}}.

| Service | Version | Port | Ticket |
|---|---|---|---|
{{*5}}
| {{:item}} | {{!version}} | {{!n4}} | {{!n7}} |
{{/}}
