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
        return c.replace(/ε([BS])/g, '\u0001$1').replace(/[\\&%$#_{}~^≥≤±−ε]/g, function (x) { return TEX[x]; })
          .replace(/\u0001([BS])/g, '$\\varepsilon_{$1}$$');
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
      var b = button('', function () { sort(table, head); });
      while (head.firstChild) { b.appendChild(head.firstChild); }
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

  // Figures: saved with their legend as one file with colours and fonts of its own, for a paper.
  var SVG = 'http://www.w3.org/2000/svg';
  var style = document.getElementById('figure-style');
  var child = function (parent, name, attributes) {
    var element = document.createElementNS(SVG, name);
    Object.keys(attributes).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    parent.appendChild(element);
    return element;
  };
  var copy = function (parent, svg, box) {
    var copied = svg.cloneNode(true);
    Object.keys(box).forEach(function (key) { copied.setAttribute(key, box[key]); });
    each(copied.querySelectorAll('.on'), function (mark) { mark.classList.remove('on'); });
    parent.appendChild(copied);
  };
  var drawing = function (figure) {
    var panels = figure.querySelectorAll('svg.plot'), count = panels.length;
    var columns = count === 2 || count === 4 ? 2 : Math.min(3, count), width = columns * 492 - 12, x = 0, y = 0;
    var root = document.createElementNS(SVG, 'svg');
    child(root, 'style', {}).textContent = style.textContent;
    each(figure.querySelectorAll('.legend li'), function (entry) {
      var name = entry.textContent.trim(), length = 64 + 7 * name.length;
      if (x > 0 && x + length > width) { x = 0; y += 22; }
      copy(root, entry.querySelector('svg'), {x: x, y: y + 4, width: 34, height: 14});
      child(root, 'text', {'class': 'name', x: x + 40, y: y + 15}).textContent = name;
      x += length;
    });
    var top = x > 0 ? y + 22 : 0, height = top + Math.ceil(count / columns) * 332 - 12;
    each(panels, function (panel, i) {
      copy(root, panel, {x: i % columns * 492, y: top + Math.floor(i / columns) * 332, width: 480, height: 320});
    });
    root.setAttribute('width', width);
    root.setAttribute('height', height);
    root.setAttribute('viewBox', '0 0 ' + width + ' ' + height);
    return new XMLSerializer().serializeToString(root);
  };
  each(style ? document.querySelectorAll('figure') : [], function (figure) {
    if (!figure.querySelector('svg.plot')) { return; }
    var tools = document.createElement('div');
    tools.className = 'tools';
    tools.appendChild(button('Save as SVG', function () {
      var link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([drawing(figure)], {type: 'image/svg+xml'}));
      link.download = figure.id + '.svg';
      link.click();
      setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
    }));
    figure.insertBefore(tools, figure.querySelector('details'));
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

  // Paper says when it was printed.
  var now = document.querySelector('.printed time');
  if (now) { window.addEventListener('beforeprint', function () { now.textContent = new Date().toISOString().slice(0, 10); }); }

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
