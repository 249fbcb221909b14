(function () {
  'use strict';
  var each = function (list, f) { Array.prototype.forEach.call(list, f); };

  // Tables: sorting, and copies for a spreadsheet and for a paper.
  var value = function (row, column) { return row.cells[column] ? row.cells[column].textContent.trim() : ''; };
  // of a number column: the number in '≥ 1,200', '0.947 ± 0.024', 'at least 2.1x'
  var numeric = function (text) {
    var found = /[-−+]?\d[\d,]*(\.\d+)?(e[-+]?\d+)?/.exec(text);
    return found ? Number(found[0].replace(/,/g, '').replace('−', '-')) : NaN;
  };
  var sort = function (table, head) {
    var column = head.cellIndex, up = head.getAttribute('aria-sort') !== 'ascending';
    var body = table.tBodies[0], rows = Array.prototype.slice.call(body.rows);
    var number = head.classList.contains('number');
    rows.sort(function (a, b) {
      var x = value(a, column), y = value(b, column), n = number ? numeric(x) : NaN, m = number ? numeric(y) : NaN;
      if (x === '' || y === '') { return (x === '') - (y === ''); }
      var order = isNaN(n) || isNaN(m) ? (isNaN(m) - isNaN(n)) || (x < y ? -1 : x > y ? 1 : 0) : n - m;
      return up ? order : -order;
    });
    each(table.tHead.rows[0].cells, function (h) { h.setAttribute('aria-sort', 'none'); });
    head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
    rows.forEach(function (row) { body.appendChild(row); });
  };
  var grid = function (table) {
    return [table.tHead.rows[0]].concat(Array.prototype.slice.call(table.tBodies[0].rows)).map(function (row) {
      return Array.prototype.map.call(row.cells, function (c) { return c.textContent.trim(); });
    });
  };
  var csv = function (table) {
    return grid(table).map(function (row) {
      return row.map(function (c) {
        // a spreadsheet must not take a name for a formula
        var safe = /^[=+\-@\t]/.test(c) && isNaN(Number(c)) ? "'" + c : c;
        return /[",\n]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
      }).join(',');
    }).join('\n') + '\n';
  };
  var TEX = {'\\': '\\textbackslash{}', '&': '\\&', '%': '\\%', '$': '\\$', '#': '\\#', '_': '\\_', '{': '\\{', '}': '\\}',
    '~': '\\textasciitilde{}', '^': '\\textasciicircum{}', '≥': '$\\geq$', '≤': '$\\leq$', '±': '$\\pm$', '−': '$-$', 'ε': '$\\varepsilon$'};
  var latex = function (table) {
    var rows = grid(table).map(function (row) {
      return row.map(function (c) {
        return c.replace(/[\\&%$#_{}~^≥≤±−ε]/g, function (x) { return TEX[x]; });
      }).join(' & ') + ' \\\\';
    });
    var align = Array.prototype.map.call(table.tHead.rows[0].cells, function (h) {
      return h.classList.contains('number') ? 'r' : 'l';
    }).join('');
    return '\\begin{tabular}{' + align + '}\n\\hline\n' + rows[0] + '\n\\hline\n' + rows.slice(1).join('\n') + '\n\\hline\n\\end{tabular}\n';
  };
  var put = function (text, button) {
    var said = button.textContent;
    var done = function (ok) {
      button.textContent = ok ? 'Copied' : 'Copying is not allowed here';
      setTimeout(function () { button.textContent = said; }, 1600);
    };
    var old = function () {
      var area = document.createElement('textarea');
      area.value = text;
      document.body.appendChild(area);
      area.select();
      var ok = false;
      try { ok = document.execCommand('copy'); } catch (e) { ok = false; }
      area.remove();
      button.focus();
      done(ok);
    };
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).then(function () { done(true); }, old);
    } else { old(); }
  };
  var button = function (label, f) {
    var b = document.createElement('button');
    b.type = 'button';
    b.textContent = label;
    b.addEventListener('click', function () { f(b); });
    return b;
  };
  each(document.querySelectorAll('table'), function (table) {
    each(table.tHead.rows[0].cells, function (head) {
      var b = button(head.textContent, function () { sort(table, head); });
      head.textContent = '';
      head.setAttribute('aria-sort', 'none');
      head.appendChild(b);
    });
    var tools = document.createElement('div');
    tools.className = 'tools';
    tools.appendChild(button('Copy as CSV', function (b) { put(csv(table), b); }));
    tools.appendChild(button('Copy as LaTeX', function (b) { put(latex(table), b); }));
    table.parentNode.parentNode.insertBefore(tools, table.parentNode);
  });
  each(document.querySelectorAll('.listing'), function (listing) {
    var tools = document.createElement('div');
    tools.className = 'tools';
    tools.appendChild(button('Copy', function (b) { put(listing.querySelector('pre').textContent, b); }));
    listing.appendChild(tools);
  });

  // Figures: the value under the pointer, or mark by mark with the arrow keys.
  var tip = document.getElementById('tip'), shown = null;
  var hide = function () { tip.hidden = true; if (shown) { shown.classList.remove('on'); shown = null; } };
  var show = function (mark) {
    if (shown === mark) { return; }
    hide();
    shown = mark;
    mark.classList.add('on');
    tip.textContent = mark.getAttribute('data-t');
    tip.hidden = false;
    var box = mark.getBoundingClientRect(), size = tip.getBoundingClientRect();
    var left = Math.max(6, Math.min(window.innerWidth - size.width - 6, box.left + box.width / 2 - size.width / 2));
    tip.style.left = left + 'px';
    tip.style.top = (box.top > size.height + 14 ? box.top - size.height - 8 : box.bottom + 8) + 'px';
  };
  each(document.querySelectorAll('svg.plot'), function (plot) {
    var marks = null, at = -1;
    var load = function () {
      if (marks) { return; }
      marks = Array.prototype.map.call(plot.querySelectorAll('.pt'), function (mark) {
        var title = mark.querySelector('title'), box = mark.getBBox();
        if (title) { mark.setAttribute('data-t', title.textContent); title.remove(); }
        return {mark: mark, x: box.x + box.width / 2, y: box.y + box.height / 2};
      });
      var name = plot.querySelector('title');
      if (name) { plot.setAttribute('aria-label', name.textContent); plot.removeAttribute('aria-labelledby'); name.remove();
        var desc = plot.querySelector('desc'); if (desc) { plot.setAttribute('aria-describedby', desc.id); } }
    };
    plot.addEventListener('pointermove', function (e) {
      load();
      var box = plot.getBoundingClientRect(), scale = 480 / box.width;
      var x = (e.clientX - box.left) * scale, y = (e.clientY - box.top) * scale, best = null, least = 26 * 26;
      marks.forEach(function (m) {
        var d = (m.x - x) * (m.x - x) + (m.y - y) * (m.y - y);
        if (d < least) { least = d; best = m; }
      });
      if (best) { show(best.mark); } else { hide(); }
    });
    plot.addEventListener('pointerleave', hide);
    plot.addEventListener('blur', function () { at = -1; hide(); });
    plot.addEventListener('keydown', function (e) {
      var step = e.key === 'ArrowRight' ? 1 : e.key === 'ArrowLeft' ? -1 : 0;
      if (e.key === 'Escape') { hide(); }
      if (!step) { return; }
      load();
      if (!marks.length) { return; }
      e.preventDefault();
      at = at < 0 ? (step > 0 ? 0 : marks.length - 1) : (at + step + marks.length) % marks.length;
      show(marks[at].mark);
    });
  });

  // The table of contents shows where the reader is.
  var links = document.querySelectorAll('nav a');
  if (links.length && 'IntersectionObserver' in window) {
    var seen = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (!entry.isIntersecting) { return; }
        each(links, function (a) {
          if (a.getAttribute('href') === '#' + entry.target.id) { a.setAttribute('aria-current', 'true'); } else { a.removeAttribute('aria-current'); }
        });
      });
    }, {rootMargin: '-15% 0px -75% 0px'});
    each(document.querySelectorAll('main > section[id]'), function (s) { seen.observe(s); });
  }
})();
