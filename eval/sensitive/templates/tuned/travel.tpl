Booking reference: XK7P2M, ticket {{!n13}}, flight BA117 on {{!date}}

Scanned page 2:
{{passport}}

Scanned card:
{{identity-card}}

Unreadable copy:
P<UTOMUSTER<<MAX<<<<<<<<<<<<<<<<<<<<<<<<<<<<
{{!bad-mrz}}

Card on file {{card}}, passenger e-mail {{email}}, phone {{phone-us-abroad}}.
Frequent flyer {{!n9}}, hotel confirmation {{!n10}}, voucher {{!n12}}.
