Navn;Personnummer;Telefon;E-post;Ordrenummer;Org.nr
{{*8}}
{{:name}};{{personnummer}};{{phone-se-abroad}};{{email}};{{!dated-serial}};{{!orgnr}}
{{/}}
