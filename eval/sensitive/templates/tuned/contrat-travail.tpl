CONTRAT DE TRAVAIL À DURÉE INDÉTERMINÉE

Entre la société Atelier Lumen SARL, SIRET {{!siret}}, et
{{:name}}, demeurant {{:street}}, Lyon, numéro de sécurité sociale {{nir}}.

Article 4. Le salaire sera versé sur le compte IBAN {{iban-fr}} (BIC {{!bic}}).
Article 9. Téléphone professionnel : {{phone-fr}}, portable : {{phone-fr-mobile}}, courriel : {{email}}.

Référence du dossier : {{!n10}}. Contrat n° {{!n9}}. Version {{!version}} du modèle.

Second salarié : {{:name}}, NIR {{nir-bare}}, compte {{iban-fr-bare}}.
