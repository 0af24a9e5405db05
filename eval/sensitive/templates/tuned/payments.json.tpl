[
{{*9}}
  {"txn":"{{!uuid}}","card_number":"{{card-bare}}","exp":"12/29","amount":{{!n4}},"ts":{{!unix-ms}},"ref":"{{!n16}}","order":"{{!order16}}"},
{{/}}
  {"txn":"{{!uuid}}","card_number":"{{amex-bare}}","exp":"01/30","amount":{{!n5}},"ts":{{!unix-ms}},"ref":"{{!n15}}","order":"{{!order16}}"}
]
