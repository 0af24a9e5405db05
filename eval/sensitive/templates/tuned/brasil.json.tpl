{
  "pedido": "{{!n11}}",
  "cliente": { "nome": "{{:name}}", "cpf": "{{cpf}}", "email": "{{email}}", "telefone": "{{phone-br-abroad}}" },
  "empresa": { "cnpj": "{{cnpj}}", "notaFiscal": "{{!n14}}" },
  "pagamento": { "cartao": "{{card-bare}}", "nsu": "{{!n9}}", "id": "{{!uuid}}" },
  "segundoTitular": { "cpf": "{{cpf-bare}}", "protocolo": "{{!n11}}" }
}
