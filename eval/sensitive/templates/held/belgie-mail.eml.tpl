From: {{email}}
To: {{email}}
{{!message-id}}
Date: Tue, 5 Nov 2024 09:00:00 +0100
Subject: =?utf-8?Q?Dossier?= {{!n8}}

Beste {{:first}},

In bijlage de gegevens van de nieuwe collega. INSZ {{rrn}}, loon op {{iban-be-bare}}. Haar man: NISS {{rrn-bare}}.
De bestelbon is {{!n11}}, het ondernemingsnummer {{!n10}}, ons kenmerk {{!n9}}.

Mvg
{{:name}}
GSM +32 4{{!n2}} {{!n2}} {{!n2}}
