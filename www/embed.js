// The mock news page's own script: an update arrives in the article, as on any live page.

const UPDATE = 'Update, 17:40: The Harbor Trust said on Friday that it would keep one keeper until April, at a cost of 31,000 crowns.';

document.getElementById('update')?.addEventListener('click', ({ target }) => {
  const paragraph = document.createElement('p');
  paragraph.textContent = UPDATE;
  const button = /** @type {HTMLButtonElement} */ (target);
  button.closest('p')?.before(paragraph);
  button.disabled = true;
});
