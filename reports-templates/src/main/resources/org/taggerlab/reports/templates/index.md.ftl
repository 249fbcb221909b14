<#-- comparison/index.md, for a pull request. Fed with an IndexPage and most; see MODEL.md. -->
<#import "parts.md.ftl" as parts>
# ${title}

<#list notes as n>
${n}

</#list>
<#list entries as e>
<#if e?index < most>
- [${e.title}](${e.links?first.address}), ${e.lead}: <#list e.answer as a>${a} </#list>See <#list e.links as l>[${l.label}](${l.address})<#sep>, </#list>.
</#if>
</#list>
<@parts.more count=entries?size/>

${footer}
