nome,cpf,cnpj_empregador,email,protocolo,nota
{{*8}}
{{:name}},{{cpf}},{{cnpj}},{{email}},{{!n11}},{{!n14}}
{{/}}
