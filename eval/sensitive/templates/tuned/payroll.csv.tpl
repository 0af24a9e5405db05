employee_id,first_name,last_name,ssn,iban,email,phone,start_date
{{*12}}
{{!n6}},{{:first}},{{:last}},{{ssn}},{{iban-de-bare}},{{email}},{{phone-us}},{{!date}}
{{/}}
