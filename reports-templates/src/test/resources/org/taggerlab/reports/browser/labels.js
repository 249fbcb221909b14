// What a screen reader could not name, and headings that skip a level.
(() => {
  const wrong = [];
  if (!document.documentElement.lang) wrong.push('html without lang');
  if (!document.title.trim()) wrong.push('no title');
  if (document.querySelectorAll('h1').length !== 1) wrong.push('not one h1');
  if (document.querySelectorAll('main').length !== 1) wrong.push('not one main');
  const named = e => {
    const ids = (e.getAttribute('aria-labelledby') || '').split(' ').filter(Boolean);
    return (e.getAttribute('aria-label') || '').trim() || (ids.length && ids.every(i => document.getElementById(i) && document.getElementById(i).textContent.trim()));
  };
  document.querySelectorAll('[role=img], nav, [role=region]').forEach(e => { if (!named(e)) wrong.push(e.tagName + ' without a name'); });
  document.querySelectorAll('svg:not([role=img])').forEach(e => { if (e.getAttribute('aria-hidden') !== 'true') wrong.push('svg neither named nor hidden'); });
  document.querySelectorAll('a, button, summary').forEach(e => { if (!e.textContent.trim()) wrong.push(e.tagName + ' without text'); });
  document.querySelectorAll('table').forEach(t => {
    if (!t.caption || !t.caption.textContent.trim()) wrong.push('table without caption');
    t.querySelectorAll('th').forEach(h => { if (!h.scope || !h.textContent.trim()) wrong.push('th without scope or text in ' + t.id); });
  });
  document.querySelectorAll('nav a, a.skip').forEach(a => { if (!document.querySelector(a.getAttribute('href'))) wrong.push('dead link ' + a.getAttribute('href')); });
  let level = 0;
  document.querySelectorAll('h1, h2, h3, h4').forEach(h => {
    const here = Number(h.tagName[1]);
    if (here > level + 1) wrong.push('heading skips a level: ' + h.textContent.slice(0, 40));
    level = here;
  });
  return wrong.slice(0, 20);
})()
