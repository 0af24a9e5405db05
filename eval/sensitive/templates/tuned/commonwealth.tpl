Canada: Social Insurance Number {{sin}} for {{:name}}; claim {{!n9}}, policy {{!n3-3-3}}.
SIN: {{sin-dashes}}. Invoice {{!n9}}.

Australia: TFN {{tfn}}, ABN {{!n11}}, phone {{phone-au}}, mobile {{phone-au-abroad}}, order {{!n3-3-3}}.

South Africa: ID number {{za-id}}, account {{!n13}}, barcode {{!ean}}, logged at {{!unix-ms}}.
Identity No. {{za-id}}, parcel {{!n13}}.
