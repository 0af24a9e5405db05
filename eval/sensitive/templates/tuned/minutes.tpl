MINUTES, {{!date}}

Present: {{:name}}, {{:name}}, {{:name}}. Apologies: {{:name}}.

1. Sales rose to {{!amount}} from {{!amount}} in {{!years}}. Forecast {{!amount-de}}.
2. The pilot ran on versions {{!version}}, {{!version}} and {{!build}}; ticket {{!n6}}, commit {{!sha-short}}.
3. The password policy was agreed: at least 12 characters. Passwords: see the vault. The token economy was discussed.
4. Site coordinates {{!coordinates}} and {{!coordinates}}; server {{!ip}}, {{!ipv6}}.
5. Order {{!order}}, order {{!order}}, invoice {{!n8}}, invoice {{!n9}}.
6. Next meeting {{!date}} at 14:30, dial-in {{phone-gb}}, access {{!n6}}.
