{{*14}}
{{!ip}} - - [{{!iso-time}}] "GET /items/{{!n12}}?session={{!uuid}} HTTP/1.1" 200 {{!n5}} "-" trace={{!md5}} took={{!decimal}}
{{/}}
{{!ip}} - - [{{!iso-time}}] "POST /login user={{email}}" 302 0 trace={{!md5}}
{{!ip}} - - [{{!iso-time}}] "GET /me Authorization: Bearer {{jwt}}" 200 812
