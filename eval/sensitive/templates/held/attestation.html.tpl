<html><body>
<h1>Attestation de droits</h1>
<p>Nom : {{:name}}</p>
<p>N° de sécurité sociale&nbsp;: <strong>{{nir}}</strong></p>
<p>Organisme {{!n9}} - n° de dossier {{!n12}} - édité le {{!date-de}}</p>
<ul>
<li>RIB / IBAN : {{iban-fr}}</li>
<li>Joindre la caisse au {{phone-fr}}</li>
<li>Messagerie : {{email}}</li>
</ul>
<p>Ayants droit : {{nir-bare}} ({{:first}}), {{nir-bare}} ({{:first}})</p>
<script>var build = {{!n10}}; var hash = "{{!md5}}"; var price = {{!decimal}};</script>
</body></html>
