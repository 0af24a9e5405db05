Welcome aboard, {{:first}}!

Before Monday we still need a few things from you. Payroll has your Social Security Number as {{ssn}} - is that right? Your direct deposit goes to the account ending in {{!n4}}. Your manager is {{:name}} (reachable at {{phone-us}} or {{email}}).

Badge {{!n8}}, locker {{!n3}}, laptop serial {{!n12}}, parking permit {{!n3-3-4}}.
If you do not have an SSN, an ITIN such as {{itin}} will do.
