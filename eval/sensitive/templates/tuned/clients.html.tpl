<!DOCTYPE html>
<html><head><title>Clients</title><style>.a{color:#4a90e2;width:1234567890px}</style></head><body>
<table>
<tr><th>Name</th><th>SSN</th><th>E-mail</th><th>Card</th><th>Order</th></tr>
{{*6}}
<tr><td>{{:name}}</td><td>{{ssn}}</td><td><a href="mailto:{{email}}">write</a></td><td>{{card}}</td><td>{{!n9}}</td></tr>
{{/}}
</table>
<p>Call&nbsp;us: <b>{{phone-us}}</b></p>
<img src="/img/{{!n16}}.png" data-id="{{!uuid}}"><input type="password" name="password" placeholder="Password">
</body></html>
