Chapter Three

She counted the steps: 1 2 3 4 5 6 7 8 9 10, and began again. The year was {{!n4}}, or it might have been {{!n4}}; nobody at {{:street}} kept a calendar. "{{:first}}," he said, "the train leaves at 17:45 from platform 9, carriage {{!n2}}, seats {{!n2}} and {{!n2}}."

Footnotes. 1. ISBN {{!isbn13}}. 2. See {{:last}}, {{!years}}, pp. {{!years}}. 3. doi:{{!doi}}. 4. ISBN {{!isbn13}}. 5. OCLC {{!n9}}. 6. LCCN {{!n10}}. 7. Shelf mark {{!sku}}.
Pi is {{!decimal-long}}, and e is {{!decimal-long}}.
The secret was out. The password? Nobody knew; the key was under the mat, and the token lay on the table.
Coordinates: {{!coordinates}}; {{!coordinates}}; {{!coordinates}}.
