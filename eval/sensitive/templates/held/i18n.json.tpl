{
  "login": { "password": "Password", "passwordHint": "Use 8-64 characters", "secret": "Secret answer", "token": "Security token" },
  "de": { "password": "Passwort", "passwort": "Passwort123 ist zu einfach" },
  "fr": { "password": "Mot de passe", "apiKey": "Clé d'API" },
  "card": { "number": "Card number", "placeholder": "{{!card-masked}}", "iban": "{{!iban-masked}}", "phone": "+00 000 000000" },
  "build": { "id": "{{!n10}}", "hash": "{{!sha1}}", "at": {{!unix-s}}, "version": "{{!version}}" }
}
