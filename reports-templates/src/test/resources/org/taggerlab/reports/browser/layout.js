// Navigation that is cut without a sign, labels of a figure that cover each other, text over a figure, numbers in two lines.
(() => {
  const wrong = [];
  const box = e => e.getBoundingClientRect();
  const seen = b => b.width > 0 && b.height > 0;
  const meet = (a, b, by) => a.left < b.right - by && b.left < a.right - by && a.top < b.bottom - by && b.top < a.bottom - by;
  const name = e => '"' + e.textContent.trim().slice(0, 40) + '"';
  document.querySelectorAll('nav ul').forEach(list => {
    const frame = box(list);
    const cut = [...list.querySelectorAll('a')].filter(a => seen(box(a)) && (box(a).right > frame.right + 1 || box(a).left < frame.left - 1));
    if (cut.length && getComputedStyle(list).maskImage === 'none') wrong.push('navigation is cut at ' + name(cut[0]));
    if (cut.length && getComputedStyle(list).overflowX === 'visible') wrong.push('navigation cannot be scrolled to ' + name(cut[0]));
  });
  document.querySelectorAll('svg.plot').forEach(plot => {
    const frame = box(plot);
    if (!seen(frame)) return;
    const texts = [...plot.querySelectorAll('text')].map(t => ({text: t, box: box(t)})).filter(t => seen(t.box));
    texts.forEach((a, i) => {
      texts.slice(i + 1).forEach(b => { if (meet(a.box, b.box, 1.5)) wrong.push(plot.id + ': ' + name(a.text) + ' covers ' + name(b.text)); });
      if (a.box.left < frame.left - 2 || a.box.right > frame.right + 2 || a.box.top < frame.top - 2 || a.box.bottom > frame.bottom + 2) wrong.push(plot.id + ': ' + name(a.text) + ' leaves its figure');
    });
  });
  document.querySelectorAll('figure').forEach(figure => {
    const plots = [...figure.querySelectorAll('svg.plot')].map(box).filter(seen);
    figure.querySelectorAll('h3, .legend li, figcaption, summary').forEach(e => {
      if (seen(box(e)) && plots.some(p => meet(box(e), p, 2))) wrong.push(figure.id + ': ' + name(e) + ' lies over a figure');
    });
    plots.forEach((a, i) => { if (plots.slice(i + 1).some(b => meet(a, b, 2))) wrong.push(figure.id + ': panels cover each other'); });
  });
  document.querySelectorAll('td.number').forEach(cell => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    if (/^[-+≥≤ \d.,]+$/.test(cell.textContent) && new Set([...range.getClientRects()].map(r => Math.round(r.top))).size > 1) wrong.push('number in two lines: ' + name(cell));
  });
  return [...new Set(wrong)].slice(0, 20);
})()
