NEW ACQUISITIONS

{{*12}}
{{:name}}, The {{:item}} ({{!years}}), ISBN {{!isbn13}}, shelf {{!sku}}
{{/}}
Articles: doi {{!doi}}, {{!doi}}; arXiv {{!arxiv}}; ORCID {{!orcid}}, {{!orcid}}; patent {{!patent}}.
Barcodes {{!isbn13-bare}}, {{!isbn13-bare}}, {{!upc}}, {{!upc}}.
Reading room: {{phone-gb}}, {{email}}
