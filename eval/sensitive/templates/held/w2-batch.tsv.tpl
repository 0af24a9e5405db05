Employee	SocialSecurityNumber	EmployerId	Wages	Email
{{*11}}
{{:name}}	{{ssn}}	{{!n9}}	{{!n5}}	{{email}}
{{/}}
