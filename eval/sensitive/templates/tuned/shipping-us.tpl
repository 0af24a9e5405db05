SHIPPING MANIFEST - DOCK 4

{{*14}}
Parcel {{!ups}}   weight {{:count}} lb   USPS {{!usps}}   PO {{!n9}}
{{/}}

Questions about a parcel: call {{phone-us}} or write to {{email}}.
FedEx pick-up reference {{!fedex}}. Container {{!part}}, seal {{!n7}}.
