<#-- summary.md and comparison.md, for a pull request. Fed with a ReportPage and most; see MODEL.md. -->
<#import "parts.md.ftl" as parts>
<#-- one row per epoch, bin or trial, or what another table holds too -->
<#assign long = ["t-trials", "t-rejection-curve", "t-learning-epochs", "t-learning-seconds", "t-scores", "t-calibration", "t-tuning-candidates",
    "t-label-budget", "t-difference-background", "t-change-auc", "t-change-accuracy"]>
<#macro tables list>
<#list list as t><#if !long?seq_contains(t.id)><@parts.table t=t/></#if></#list>
</#macro>
<#function short list>
<#return list?filter(t -> !long?seq_contains(t.id))>
</#function>
# ${title}

${lead}

<#list answer as a>
${a}

</#list>
<#list warnings as w>
${w}

</#list>
<#if !sections?map(s -> s.id)?seq_contains("samples")><@parts.samples list=samples/></#if>
<@tables list=proof?map(f -> f.table)/>
<#list sections as s>
<#assign shown = short(s.figures?map(f -> f.table) + s.tables)>
<#if shown?has_content || s.facts?has_content>
## ${s.title}

<#list s.paragraphs as p>
${p}

</#list>
<@tables list=shown/>
<@parts.facts list=s.facts/>
</#if>
</#list>
${footer}
