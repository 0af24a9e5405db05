Personalnummer;Name;IdNr;IBAN;Eintritt;Kostenstelle;Vertragsnummer
{{*9}}
{{!n5}};{{:name}};{{steuerid-bare}};{{iban-de}};{{!date-de}};{{!n6}};{{!n11}}
{{/}}
