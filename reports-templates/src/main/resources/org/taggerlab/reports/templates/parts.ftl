<#ftl strip_text=true>
<#-- The parts that pages share. Everything printed is escaped; only figures come as finished markup. -->

<#macro page title>
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<title>${title}</title>
<style>
<#include "report.css" parse=false>
</style>
<style id="figure-style" media="not all">
<#include "figure.css" parse=false>
</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<#nested>
<div id="tip" role="status" aria-live="polite" hidden></div>
<script>
<#include "report.js" parse=false>
</script>
</body>
</html>
</#macro>

<#-- The letters of efficiencies, lowered. -->
<#function m text>
<#return text?esc?markup_string?replace("ε([BS])", "ε<sub>$1</sub>", "r")?no_esc>
</#function>

<#macro badge kind><span class="badge ${{"collision": "collision", "simulated stand-in": "standin"}[kind]!"simulated"}">${kind}</span></#macro>

<#macro samples list>
<#if list?has_content>
<ul class="samples" aria-label="Samples">
<#list list as s>
<li><@badge kind=s.kind/> <b>${s.name}</b><#if s.used?has_content> <span class="used">${s.used}</span></#if></li>
</#list>
</ul>
</#if>
</#macro>

<#macro figure f>
<figure id="${f.id}">
<h3><span class="no">Figure ${f.number}</span> ${m(f.title)}</h3>
<#if f.legend?has_content>
<ul class="legend">
<#list f.legend as e><li>${e.swatch}${e.name}</li></#list>
</ul>
</#if>
<div class="panels<#if f.panels?size == 1> one<#elseif f.panels?size == 2 || f.panels?size == 4> pairs</#if>">
<#list f.panels as p>
<div class="panel">${p}</div>
</#list>
</div>
<figcaption>${m(f.caption)}</figcaption>
<details>
<summary>Table of figure ${f.number}</summary>
<@table t=f.table/>
</details>
</figure>
</#macro>

<#macro table t>
<div class="scroll<#if (t.columns?size > 12)> wide</#if>" tabindex="0" role="region" aria-label="${t.caption}">
<table id="${t.id}">
<caption>${m(t.caption)}</caption>
<thead><tr><#list t.columns as c><th scope="col" class="${c.kind}">${m(c.label)}</th></#list></tr></thead>
<tbody>
<#list t.rows as r>
<tr><#list r as v><#assign k = t.columns[v?index].kind><#if k == "text"><td>${m(v)}</td><#elseif k == "kind"><td><@badge kind=v/></td><#else><td class="${k}">${v}</td></#if></#list></tr>
</#list>
</tbody>
</table>
</div>
</#macro>

<#macro facts list>
<#if list?has_content>
<dl class="facts">
<#list list as f><div><dt>${f.name}</dt><dd>${f.value}</dd></div></#list>
</dl>
</#if>
</#macro>

<#macro section s>
<section id="${s.id}">
<h2>${m(s.title)}</h2>
<#list s.paragraphs as p><p>${m(p)}</p></#list>
<#if s.figures?has_content>
<div class="figures<#if s.figures?size == 1> one</#if>">
<#list s.figures as f><@figure f=f/></#list>
</div>
</#if>
<#list s.tables as t><@table t=t/></#list>
<@facts list=s.facts/>
<#list s.listings as l>
<div class="listing"><h3>${l.title}</h3><pre tabindex="0">${l.text}</pre></div>
</#list>
</section>
</#macro>
