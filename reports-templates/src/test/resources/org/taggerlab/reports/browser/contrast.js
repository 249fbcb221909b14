// Elements whose text has less than 4.5:1 (WCAG 2.1, 1.4.3), or whose line has less than 3:1 (1.4.11), with their ratio.
(() => {
  const channels = c => (c.match(/[\d.]+/g) || []).map(Number);
  const luminance = c => {
    const [r, g, b] = c.map(v => { v /= 255; return v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4); });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const over = (top, below) => { const a = top.length > 3 ? top[3] : 1; return [0, 1, 2].map(i => a * top[i] + (1 - a) * below[i]); };
  const paper = e => {
    for (let n = e; n; n = n.parentElement) {
      const c = channels(getComputedStyle(n).backgroundColor);
      if (c.length === 3 || c[3] === 1) return c.slice(0, 3);
    }
    return [255, 255, 255];
  };
  const ratio = (c, e) => {
    const below = paper(e), a = luminance(over(c, below)), b = luminance(below);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  const weak = [];
  const check = (e, colour, least) => {
    const r = ratio(channels(colour), e);
    if (r < least) weak.push(e.tagName + '.' + (e.getAttribute('class') || '') + ' ' + r.toFixed(2) + ' "' + e.textContent.slice(0, 30) + '"');
  };
  document.querySelectorAll('body *').forEach(e => {
    const style = getComputedStyle(e);
    if (style.display === 'none' || !e.getClientRects().length) return;
    if (e.closest('svg')) {
      if (e.tagName === 'text') check(e, style.fill, 4.5);
      else if (e.classList.contains('ln') || e.classList.contains('wh')) check(e, style.stroke, 3);
      else if (e.classList.contains('mk')) check(e, e.classList.contains('bound') ? style.stroke : style.fill, 3);
    } else if ([...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())) {
      check(e, style.color, 4.5);
    }
  });
  return [...new Set(weak)].slice(0, 20);
})()
