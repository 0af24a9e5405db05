<form>
<label for="mail">E-mail</label>
<input id="mail" name="email" value="{{email}}">
<input id="iban" name="iban" value="{{iban-nl-bare}}">
<input type="hidden" name="csrf_token" value="{{!sha256}}">
<input type="hidden" name="order" value="{{!n16}}">
<dl><dt>Telefon</dt><dd>{{phone-de}}</dd>
<dt>IBAN</dt><dd>{{iban-at}}</dd>
<dt>Bestellnummer</dt><dd>{{!n10}}</dd></dl>
</form>
