<#-- model-card.md of an exported tagger. Fed with a ModelCardPage. -->
# ${title}

<#list parts as part>
## ${part.heading}

<#list part.lines as line>
- ${line}
</#list>

</#list>
