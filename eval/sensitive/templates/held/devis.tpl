DEVIS N° {{!n8}}

Menuiserie {{:last}} - SIRET {{!siret}} - TVA FR{{!n11}}
Tél. {{phone-fr-mobile}} - {{email}}

{{*7}}
Réf. {{!n7}}  {{:item}}  {{:count}} u.  {{!amount-de}}
{{/}}
Acompte par virement : {{iban-fr-bare}}
Commande {{!n9}}, colis {{!n13}}
