Order no;Customer no;Tracking number;EAN;Amount;Ordered at
{{*25}}
{{!n10}};{{!n8}};{{!dhl}};{{!ean}};{{!amount-de}};{{!iso-time}}
{{/}}
