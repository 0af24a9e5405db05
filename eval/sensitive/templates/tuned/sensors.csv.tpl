timestamp,device,lat,lon,value,checksum,firmware
{{*14}}
{{!unix-s}},{{!mac}},51.{{!n6}},4.{{!n6}},{{!decimal-long}},{{!sha1}},{{!version}}
{{/}}
