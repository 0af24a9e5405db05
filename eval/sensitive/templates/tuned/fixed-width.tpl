Name                 SSN            Hired        Payroll ref
--------------------------------------------------------------
{{*8}}
{{:last}}            {{ssn}}        {{!date}}    {{!n6}}
{{/}}

Name                 BSN         Loonnummer
{{*8}}
{{:last}}            {{bsn}}     {{!n6}}
{{/}}
