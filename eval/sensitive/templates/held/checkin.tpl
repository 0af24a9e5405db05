GUEST REGISTRATION

{{:name}}, {{:street}}, {{:city}}
Room {{!n3}}, folio {{!n9}}, confirmation {{!n10}}
Guarantee: {{card-bare}} 09/29 {{!n3}}
Mobile {{phone-gb-abroad}}  mail {{email}}

Document copy
{{passport}}

Second guest
{{identity-card}}

Loyalty {{!n12}}  Booking.com no. {{!n10}}  Wi-Fi code {{!n6}}
