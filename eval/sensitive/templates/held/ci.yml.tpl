jobs:
  release:
    steps:
      - uses: actions/checkout@{{!sha1}}
      - run: npm publish
        env:
          NODE_AUTH_TOKEN: {{npm}}
          GITHUB_TOKEN: ${{ secrets.GITHUB_TOKEN }}
          OPENAI_API_KEY: {{openai}}
          SENDGRID: {{sendgrid}}
      - run: git push https://bot:{{password-url}}@git.example.org/shop.git
      - image: registry.example/app@sha256:{{!sha256}}
      - run: echo {{!version}} {{!sha-short}}
      - gitlab: {{gitlab}}
      - maps: {{google}}
