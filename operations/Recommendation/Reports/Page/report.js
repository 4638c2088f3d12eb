'use strict';
(() => {
  const table = document.getElementById('runs');
  const body = table.tBodies[0];
  const original = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const status = document.getElementById('sorted');

  // A row's cells are those of its head; a figure that there is none of goes last either way, equal ones stay in the order of the ranking.
  const valueOf = (row, column) => row.cells[column].dataset.value;
  const compare = (one, other) => {
    const [a, b] = [Number(one), Number(other)];
    return Number.isNaN(a) || Number.isNaN(b) ? (one < other ? -1 : one > other ? 1 : 0) : a - b;
  };

  const sort = (column, direction) => {
    const sign = direction === 'ascending' ? 1 : -1;
    const rows = [...original].sort((one, other) => {
      const [a, b] = [valueOf(one, column), valueOf(other, column)];
      if (a === '' || b === '') return (a === '') - (b === '');
      return sign * compare(a, b);
    });
    body.append(...rows);
    heads.forEach((head, at) => at === column ? head.setAttribute('aria-sort', direction) : head.removeAttribute('aria-sort'));
    status.textContent = `Sorted by ${heads[column].textContent.trim().replace(/\s+/g, ' ')}, ${direction}.`;
  };

  heads.forEach((head, column) => {
    if (!head.dataset.first) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const opposite = head.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending';
      sort(column, head.hasAttribute('aria-sort') ? opposite : head.dataset.first);
    });
  });

  // A mark's own title takes a second to show and never shows for the keyboard: this one does both.
  const tip = document.getElementById('tip');
  const hide = () => { tip.hidden = true; };
  const show = mark => {
    tip.textContent = mark.getAttribute('aria-label');
    tip.hidden = false;
    const [at, size] = [mark.getBoundingClientRect(), tip.getBoundingClientRect()];
    const room = document.documentElement.clientWidth - size.width - 8;
    tip.style.left = `${Math.max(8, Math.min(at.left + at.width / 2 - size.width / 2, room))}px`;
    tip.style.top = `${at.top - size.height - 10 < 0 ? at.bottom + 10 : at.top - size.height - 10}px`;
  };

  const pairOf = element => [
    document.getElementById(`mark-${element.dataset.run}`),
    document.getElementById(`run-${element.dataset.run}`),
  ].filter(Boolean);
  const heat = (element, isHot) => pairOf(element).forEach(one => one.classList.toggle('hot', isHot));

  for (const mark of document.querySelectorAll('.mark')) {
    mark.querySelector('title').remove();
    for (const name of ['mouseenter', 'focus']) mark.addEventListener(name, () => { show(mark); heat(mark, true); });
    for (const name of ['mouseleave', 'blur']) mark.addEventListener(name, () => { hide(); heat(mark, false); });
  }

  for (const row of original) {
    row.addEventListener('mouseenter', () => heat(row, true));
    row.addEventListener('mouseleave', () => heat(row, false));
  }

  document.addEventListener('keydown', event => { if (event.key === 'Escape') hide(); });
  document.addEventListener('scroll', hide, { passive: true });
})();
