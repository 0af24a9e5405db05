registry:
  npmToken: {{npm}}
  image: registry.example/app@sha256:{{!sha256}}
github:
  token: {{github}}
  fine: {{github-fine}}
gitlab:
  token: "{{gitlab}}"
slack:
  bot: {{slack}}
  hook: https://{{slack-webhook}}
openai:
  api_key: {{openai}}
database:
  password: {{!placeholder}}
  passwordFile: /run/secrets/db
  passwordMinLength: 12
cache:
  cache_key: {{!md5}}
  nextPageToken: {{!base64}}
  role: {{!account-aws}}
ci:
  commit: {{!sha1}}
  short: {{!sha-short}}
  node: {{!version}}
