{{*14}}
{"t":{{!unix-ns}},"dev":"{{!mac}}","imei":"{{!imei}}","sim":"{{!iccid}}","pos":"{{!coordinates}}","v":{{!decimal-long}},"seq":{{!n11}},"crc":"{{!md5}}","fw":"{{!build}}"}
{{/}}
