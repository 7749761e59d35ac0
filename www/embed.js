// The mock news page's own script: an entry arrives in the live article, as on any live page.

const UPDATE = 'The Harbor Trust said on Friday that it would keep one keeper until April, at a cost of 31,000 crowns. The lamp at Skerry Point reportedly went out twice this afternoon.';

document.getElementById('update')?.addEventListener('click', ({ target }) => {
  const [entry, time, paragraph] = [document.createElement('section'), document.createElement('h3'), document.createElement('p')];
  time.textContent = '17:40';
  paragraph.textContent = UPDATE;
  entry.append(time, paragraph);
  document.getElementById('entries')?.prepend(entry);
  /** @type {HTMLButtonElement} */ (target).disabled = true;
});
