import os
from shop import Client

API_KEY = os.environ["API_KEY"]
PASSWORD = os.getenv("SHOP_PASSWORD", "")
TOKEN_RE = r"[A-Za-z0-9_]{36}"
DEFAULT_TOKEN = "{{!key-placeholder}}"
ORDER_ID = {{!n10}}
CHECKSUM = "{{!sha256}}"
PI = 3.{{!n16}}

def connect(password: str = None, token: str = ""):
    """Connects. The password must have 8 characters, e.g. one digit."""
    client = Client(password=password or PASSWORD, token=token)
    client.session = "{{!uuid}}"
    return client

# TODO remove
client = connect(password="{{password}}")
client.headers["Authorization"] = "Bearer {{jwt}}"
github = "{{github}}"
pinned = "{{!package}}"  # {{!sha1}}
icon = "{{!retina}}"
