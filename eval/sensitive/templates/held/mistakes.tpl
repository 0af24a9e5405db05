Validation report, run {{!unix-s}}

{{*5}}
row {{:count}}: iban checksum failed: {{!bad-iban-de}}
row {{:count}}: card failed: {{!bad-card}}
row {{:count}}: card failed: {{!bad-card-bare}}
row {{:count}}: nhs number failed: {{!bad-nhs}}
row {{:count}}: social security number never issued: {{!bad-ssn}}
row {{:count}}: bsn failed: {{!bad-bsn}}
row {{:count}}: pesel failed: {{!bad-pesel}}
row {{:count}}: sin failed: {{!bad-sin}}
row {{:count}}: personnummer failed: {{!bad-personnummer}}
row {{:count}}: dni failed: {{!bad-dni}}
{{/}}
summary {{!sha1}}
