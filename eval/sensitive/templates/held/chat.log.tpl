{{!iso-time}} <{{:first}}> morning, deploy of {{!sha-short}} is stuck at job {{!n9}}
{{!iso-time}} <{{:first}}> which node? {{!ip}}?
{{!iso-time}} <{{:first}}> yes. trace {{!uuid}}
{{!iso-time}} <{{:first}}> you need the admin password: {{password}}
{{!iso-time}} <{{:first}}> and the bot token is {{slack}}
{{!iso-time}} <{{:first}}> pls don't paste that here
{{!iso-time}} <{{:first}}> invoice {{!n10}} also failed, amount {{!amount}}, customer {{!n8}}
{{!iso-time}} <{{:first}}> customer paid with {{card}}, mail {{email}}
{{!iso-time}} <{{:first}}> order {{!order16}}, parcel {{!dhl}}
