<#ftl strip_text=true>
<#-- The parts that Markdown files share. Everything printed is escaped; a value goes on one line and no cell is long. -->

<#macro samples list>
<#list list as s>
- ${s.name} (${s.kind})<#if s.used?has_content>: ${s.used}</#if>
</#list>
<#if list?has_content>

</#if>
</#macro>

<#macro more count><#if (count > most)>

... and ${(count - most)?string.computer} more row<#if (count - most) != 1>s</#if>
</#if></#macro>

<#macro cell v>${v?truncate_c(100, "...")}</#macro>

<#macro table t>
${t.caption?cap_first}.

| <#list t.columns as c>${c.label}<#sep> | </#list> |
|<#list t.columns as c><#if c.kind == "number">---:<#else>---</#if>|</#list>
<#list t.rows as r>
<#if r?index < most>
| <#list r as v><@cell v=v/><#sep> | </#list> |
</#if>
</#list>
<@more count=t.rows?size/>

</#macro>

<#macro facts list>
<#list list as f>
- ${f.name}: ${f.value}
</#list>
<#if list?has_content>

</#if>
</#macro>
