VUOKRASOPIMUS

Vuokralainen: {{:name}}, hetu {{hetu}}
Vuokranantaja: {{:name}} ({{hetu}})
Vuokra maksetaan tilille {{iban-fi-bare}}, viite {{!n13}}.
Y-tunnus 1234567-{{!n1}}, laskun numero {{!n9}}, sopimus {{!n6-4}}
