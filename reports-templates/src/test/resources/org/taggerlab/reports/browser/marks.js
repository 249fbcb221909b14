// Figures of which a panel shows no mark within its frame. A panel may be empty where the results have nothing for it.
(() => [...document.querySelectorAll('figure')].filter(f => ![...f.querySelectorAll('svg.plot')].every(s => {
  const box = s.getBoundingClientRect();
  return box.width > 200 && [...s.querySelectorAll('.mk,.ln,.dot,.cell')].some(m => {
    const b = m.getBoundingClientRect();
    return b.width > 0 && b.left < box.right && b.right > box.left && b.top < box.bottom && b.bottom > box.top;
  });
})).map(f => f.id))()
