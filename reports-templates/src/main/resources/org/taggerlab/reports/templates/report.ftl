<#-- The report of one experiment. Fed with a ReportPage; see MODEL.md. -->
<#import "parts.ftl" as parts>
<@parts.page title=title + " · Tagger Lab">
<header>
<#if home?has_content><p class="home"><a href="${home}">Overview</a></p></#if>
<p class="lead">${lead}</p>
<h1>${title}</h1>
<p class="printed">${footer} · printed <time></time></p>
</header>
<nav aria-label="Contents">
<ul>
<li><a href="#answer">At a glance</a></li>
<#list sections as s><li><a href="#${s.id}">${s.title}</a></li></#list>
</ul>
</nav>
<main id="main">
<section id="answer">
<h2 class="heard">At a glance</h2>
<#list warnings as w><p class="warning" role="note">${w}</p></#list>
<div class="answer">
<#list answer as a><p>${a}</p></#list>
</div>
<#if proof?has_content>
<div class="figures<#if proof?size == 1> one</#if>">
<#list proof as f><@parts.figure f=f/></#list>
</div>
</#if>
<@parts.samples list=samples/>
</section>
<#list sections as s><@parts.section s=s/></#list>
</main>
<footer><p>${footer}</p></footer>
</@parts.page>
