<#-- All experiments. Fed with an IndexPage; see MODEL.md. -->
<#import "parts.ftl" as parts>
<@parts.page title=title + " · Tagger Lab">
<header>
<h1>${title}</h1>
</header>
<main id="main" class="index">
<#list entries as e>
<article>
<p class="lead">${e.lead}</p>
<h2><#if e.links?has_content><a href="${e.links[0].address}">${e.title}</a><#else>${e.title}</#if></h2>
<p class="answer">${e.answer}</p>
<@parts.samples list=e.samples/>
<p class="links"><span>${e.trials}</span><#list e.links as l> <a href="${l.address}">${l.label}</a></#list></p>
</article>
<#else>
<p>There are no results yet: <code>mvn tagger:run</code> makes them.</p>
</#list>
<#if samples?has_content><p class="links"><a href="${samples}">The samples, looked at: masses, multiplicity, Lund planes</a></p></#if>
<#if environment?has_content>
<section>
<h2>Environment</h2>
<@parts.facts list=environment/>
</section>
</#if>
</main>
<footer><p>${footer}</p></footer>
</@parts.page>
