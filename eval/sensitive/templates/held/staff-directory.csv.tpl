"Surname","Forename","Telephone","E-mail address","Desk","Cost centre","Asset"
{{*10}}
"{{:last}}","{{:first}}","{{phone-gb}}","{{email}}","{{!n4}}","{{!n6}}","{{!n10}}"
{{/}}
