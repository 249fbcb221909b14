<#-- All experiments, or all comparisons with a baseline. Fed with an IndexPage; see MODEL.md. -->
<#import "parts.ftl" as parts>
<@parts.page title=title + " · Tagger Lab">
<header>
<#if home?has_content><p class="home"><a href="${home}">All experiments</a></p></#if>
<h1>${title}</h1>
<#list notes as n><p class="note">${n}</p></#list>
</header>
<main id="main" class="index">
<#list overview as s><@parts.section s=s/></#list>
<#list entries as e>
<article>
<p class="lead">${e.lead}</p>
<h2><#if e.links?has_content><a href="${e.links[0].address}">${e.title}</a><#else>${e.title}</#if></h2>
<#list e.failures as f><p class="warning" role="note">${f}</p></#list>
<div class="answer"><#list e.answer as a><p>${a}</p></#list></div>
<@parts.samples list=e.samples/>
<p class="links"><#if e.trials?has_content><span>${e.trials}</span></#if><#list e.links as l> <a href="${l.address}">${l.label}</a></#list></p>
</article>
<#else>
<p>There are no results yet: <code>mvn tagger:run</code> makes them.</p>
</#list>
<#if links?has_content><p class="links"><#list links as l><a href="${l.address}">${l.label}</a></#list></p></#if>
<#if environment?has_content>
<section>
<h2>Environment</h2>
<@parts.facts list=environment/>
</section>
</#if>
</main>
<footer><p>${footer}</p></footer>
</@parts.page>
