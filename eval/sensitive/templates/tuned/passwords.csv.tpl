name,url,username,password,note
{{*7}}
{{:city}} portal,https://portal.example/{{!n5}},{{:first}}{{!n4}},{{password}},ticket {{!n6}}
{{/}}
