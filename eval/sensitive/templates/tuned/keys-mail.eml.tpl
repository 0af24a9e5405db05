From: {{email}}
To: {{email}}
{{!message-id}}
Subject: server keys
Date: Mon, 4 Nov 2024 10:12:00 +0000

Hi {{:first}},

the key for the build box, and the old one:

{{private-key-openssh}}

{{private-key-rsa}}

The certificate is public, no need to hide it:
{{!certificate}}
{{!public-key}}
{{!ssh-public}}

Wi-Fi password: {{password}}
The password for the wiki is {{password}}

Regards
{{:first}}, ext. 4412, T: {{phone-gb}}
