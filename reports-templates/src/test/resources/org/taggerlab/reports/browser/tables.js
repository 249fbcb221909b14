// Tables that do not sort by a click on a heading, or whose copies as CSV and LaTeX do not hold every row.
(async () => {
  const wrong = [];
  const number = t => { const f = t.replace(/,/g, '').replace('−', '-').match(/[-+]?\d+(\.\d+)?(e[-+]?\d+)?/); return f ? Number(f[0]) : NaN; };
  const rising = (cells, numeric) => cells.filter(c => c !== '').every((c, i, all) => {
    if (i === 0) return true;
    const a = numeric ? number(all[i - 1]) : all[i - 1], b = numeric ? number(c) : c;
    // words among numbers, such as "no test", stand at an end
    if (numeric && (Number.isNaN(a) || Number.isNaN(b))) return true;
    return a <= b;
  });
  const column = (t, i) => [...t.tBodies[0].rows].map(r => r.cells[i].textContent.trim());
  const copied = async button => {
    button.click();
    for (let i = 0; i < 100 && button.textContent.startsWith('Copy as'); i++) await new Promise(r => setTimeout(r, 10));
    return button.textContent === 'Copied' ? navigator.clipboard.readText() : '';
  };
  for (const t of document.querySelectorAll('table')) {
    const heads = [...t.tHead.rows[0].cells], rows = t.tBodies[0].rows.length;
    for (const kind of ['number', 'text']) {
      const head = heads.find(h => h.classList.contains(kind));
      if (!head) continue;
      const i = head.cellIndex;
      head.querySelector('button').click();
      if (head.getAttribute('aria-sort') !== 'ascending' || !rising(column(t, i), kind === 'number')) wrong.push(t.id + ' by ' + head.textContent);
      head.querySelector('button').click();
      if (head.getAttribute('aria-sort') !== 'descending' || !rising(column(t, i).reverse(), kind === 'number')) wrong.push(t.id + ' down by ' + head.textContent);
    }
    const [csv, latex] = t.closest('.scroll').previousElementSibling.querySelectorAll('button');
    const lines = (await copied(csv)).trim().split('\n');
    if (lines.length !== rows + 1 || !lines[0].includes(heads[0].textContent)) wrong.push(t.id + ' as CSV has ' + lines.length + ' lines');
    const tex = (await copied(latex)).trim();
    if (!tex.endsWith('\\end{tabular}') || tex.split(' \\\\\n').length !== rows + 2) wrong.push(t.id + ' as LaTeX');
  }
  return wrong.slice(0, 20);
})()
