Riverside Surgery
{{:street}}, Leeds LS1 4AB

NHS No: {{nhs}}
Hospital number: {{!n7}}
Date of birth: {{!date-us}}

Dear Dr {{:last}},

Thank you for referring this patient, whom I saw on {{!date-de}} (clinic ref {{!n8}}). Blood pressure 128/76, HbA1c 41 mmol/mol, eGFR 88. X-ray accession {{!n10}}. The next appointment is booked, reference {{!n3-3-4-spaces}}.

Please call the secretary on {{phone-gb}} or e-mail {{email}}.

Other patients seen in the same clinic, by NHS number:
{{*6}}
{{nhs}}, {{:name}}, aged {{:age}}
{{/}}
