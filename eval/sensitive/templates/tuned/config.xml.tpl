<?xml version="1.0"?>
<configuration build="{{!n10}}">
  <server host="{{!ip}}" port="8443"/>
  <mail><user>{{email}}</user><password>{{password}}</password></mail>
  <add key="Password" value="{{password}}"/>
  <add key="ApiKey" value="{{hex}}"/>
  <add name="Main" connectionString="Server=10.0.0.3;Database=shop;User Id=sa;Password={{password}};Encrypt=true"/>
  <release>{{!version}}</release>
  <hash>{{!sha256}}</hash>
  <session>{{!uuid}}</session>
</configuration>
