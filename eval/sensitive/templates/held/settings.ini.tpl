[mail]
host = mail.example.org
user = {{email}}
password = {{password}}
[api]
client_id = {{!uuid}}
client_secret = {{base64}}
api-key = {{hex}}
[payments]
stripe = {{stripe}}
public = {{!stripe-public}}
[database]
url = mysql://app:{{password-url}}@10.2.3.4/shop
dsn = {{!url-password}}
[misc]
password = {{!placeholder}}
token = {{!key-placeholder}}
etag = {{!md5}}
max_tokens = 4096
token_url = https://auth.example.org/oauth/token
