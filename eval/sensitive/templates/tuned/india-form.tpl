KYC FORM

Name: {{:name}}
Aadhaar No: {{aadhaar}}
Mobile: {{phone-in-abroad}}
Application no: {{!n12}}
Nominee Aadhaar number {{aadhaar-bare}}, consumer number {{!n12}}, meter {{!n4-4-4}}

आधार संख्या: {{aadhaar}}
बिल संख्या: {{!n12}}
